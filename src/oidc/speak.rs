//! What is said to a provider, and what of its answer is believed.

use chrono::{DateTime, Utc};
use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreClientAuthMethod, CoreIdToken, CoreIdTokenClaims,
    CoreIdTokenVerifier, CoreJwsSigningAlgorithm, CoreProviderMetadata,
};
use openidconnect::{
    AuthType, AuthorizationCode, ClaimsVerificationError, ClientId, ClientSecret, CsrfToken,
    EndpointMaybeSet, EndpointNotSet, EndpointSet, Nonce, PkceCodeChallenge, PkceCodeVerifier,
    RedirectUrl, RequestTokenError, Scope, SignatureVerificationError, TokenResponse,
};

use super::{ANEW, Inside, KEPT, down, http};
use crate::domain::contact::EmailAddress;
use crate::domain::identity::{Issuer, SUBJECT, Vouched, is_private_way};
use crate::services::ports::{Asked, ProviderFailure};

/// Signatures by a key that only the provider has. Not among them: none at all, and those made with
/// the secret that we have as well.
const SIGNED: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// The value of `amr` for more than one factor (RFC 8176 section 2).
const SEVERAL_FACTORS: &str = "mfa";

type Speaker = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

fn speaker(metadata: &CoreProviderMetadata, asked: &Asked) -> Result<Speaker, ProviderFailure> {
    let issuer = &asked.client.issuer;
    let back = RedirectUrl::new(asked.callback.clone()).map_err(|error| down(issuer, &error))?;
    let speaker = CoreClient::from_provider_metadata(
        metadata.clone(),
        ClientId::new(asked.client.client_id.clone()),
        Some(ClientSecret::new(asked.client.secret.clone())),
    );
    Ok(speaker
        .set_redirect_uri(back)
        .set_auth_type(way_to_show_the_secret(metadata)))
}

/// In the header, which every provider has to understand (RFC 6749 section 2.3.1), unless this one says
/// that it takes the secret in the body only.
fn way_to_show_the_secret(metadata: &CoreProviderMetadata) -> AuthType {
    let ways = metadata.token_endpoint_auth_methods_supported();
    let takes = |way| ways.is_some_and(|ways| ways.contains(&way));
    let only_body = takes(CoreClientAuthMethod::ClientSecretPost)
        && !takes(CoreClientAuthMethod::ClientSecretBasic);
    if only_body {
        AuthType::RequestBody
    } else {
        AuthType::BasicAuth
    }
}

impl Inside {
    /// Where the browser goes to.
    pub(super) fn address(&self, asked: &Asked) -> Result<String, ProviderFailure> {
        let issuer = &asked.client.issuer;
        let metadata = self.metadata(issuer, asked.now, KEPT)?;
        let verifier = PkceCodeVerifier::new(asked.way.verifier.clone());
        let (state, nonce) = (asked.way.state.clone(), asked.way.nonce.clone());
        let speaker = speaker(&metadata, asked)?;
        let request = speaker
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                move || CsrfToken::new(state),
                move || Nonce::new(nonce),
            )
            .add_scope(Scope::new("email".to_owned()))
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier));
        let (address, _, _) = request.url();
        let address = address.to_string();
        if is_private_way(&address) {
            Ok(address)
        } else {
            Err(down(issuer, &http::HttpError::NotPrivate))
        }
    }

    /// Gives the code back for an ID token and believes what stands in it once it is verified.
    pub(super) fn vouched(&self, asked: &Asked, code: String) -> Result<Vouched, ProviderFailure> {
        let issuer = &asked.client.issuer;
        let metadata = self.metadata(issuer, asked.now, KEPT)?;
        let token = self.token(&metadata, asked, code)?;
        let claims = match claims(&token, &metadata, asked) {
            Err(ClaimsVerificationError::SignatureVerification(
                SignatureVerificationError::NoMatchingKey,
            )) => {
                // Providers change their keys; the new one may be there by now.
                let metadata = self.metadata(issuer, asked.now, ANEW)?;
                claims(&token, &metadata, asked)
            }
            other => other,
        };
        let claims = claims.map_err(|error| refused(issuer, &error))?;
        let subject = claims.subject().as_str().to_owned();
        if subject.is_empty() || subject.len() > SUBJECT {
            return Err(ProviderFailure::Refused);
        }
        Ok(Vouched {
            issuer: issuer.as_str().to_owned(),
            subject,
            email: verified_address(&claims),
            by_several_factors: claims
                .auth_method_refs()
                .is_some_and(|ways| ways.iter().any(|way| way.as_str() == SEVERAL_FACTORS)),
        })
    }

    fn token(
        &self,
        metadata: &CoreProviderMetadata,
        asked: &Asked,
        code: String,
    ) -> Result<CoreIdToken, ProviderFailure> {
        let issuer = &asked.client.issuer;
        let answer = speaker(metadata, asked)?
            .exchange_code(AuthorizationCode::new(code))
            .map_err(|error| down(issuer, &error))?
            .set_pkce_verifier(PkceCodeVerifier::new(asked.way.verifier.clone()))
            .request(&|request| http::send(&self.agent, request));
        let answer = answer.map_err(|error| match error {
            RequestTokenError::ServerResponse(_) => refused(issuer, &error),
            error => down(issuer, &error),
        })?;
        answer.id_token().cloned().ok_or_else(|| {
            tracing::warn!(issuer = issuer.as_str(), "an answer without an ID token");
            ProviderFailure::Refused
        })
    }
}

/// What stands in an ID token whose issuer, audience, signature, end and nonce are right
/// (OpenID Connect Core 1.0 section 3.1.3.7).
fn claims(
    token: &CoreIdToken,
    metadata: &CoreProviderMetadata,
    asked: &Asked,
) -> Result<CoreIdTokenClaims, ClaimsVerificationError> {
    let verifier = CoreIdTokenVerifier::new_public_client(
        ClientId::new(asked.client.client_id.clone()),
        metadata.issuer().clone(),
        metadata.jwks().clone(),
    );
    let now: DateTime<Utc> = asked.now;
    let verifier = verifier.set_allowed_algs(SIGNED).set_time_fn(move || now);
    let nonce = Nonce::new(asked.way.nonce.clone());
    token.claims(&verifier, &nonce).cloned()
}

/// The address the provider says it has verified.
fn verified_address(claims: &CoreIdTokenClaims) -> Option<String> {
    if claims.email_verified() != Some(true) {
        return None;
    }
    let address = EmailAddress::parse(claims.email()?.as_str()).ok()?;
    Some(address.as_str().to_owned())
}

/// Tells the operator why a provider's word does not hold: the rule, never the token.
fn refused(issuer: &Issuer, error: &dyn std::error::Error) -> ProviderFailure {
    let cause = error.source().map(ToString::to_string);
    tracing::warn!(
        issuer = issuer.as_str(),
        %error,
        cause = cause.unwrap_or_default(),
        "an identity provider's word was refused"
    );
    ProviderFailure::Refused
}
