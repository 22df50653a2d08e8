//! An identity provider on a port of this machine: it says what it is, shows its keys, and gives an ID
//! token for a code, once, to whoever shows the secret and the verifier. What stands in the token, and
//! who signs it, is the story's to say.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ring::rand::SystemRandom;
use ring::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair, RSA_PKCS1_SHA256, RsaKeyPair,
};
use serde_json::{Value, json};

pub const CLIENT: &str = "cuppa-at-santa-monica";
pub const SECRET: &str = "a secret with : and % in it";

/// A key, and how it signs.
pub enum Key {
    Elliptic(EcdsaKeyPair),
    Rsa(RsaKeyPair),
}

impl Key {
    /// A fresh one on the curve P-256.
    pub fn fresh() -> Self {
        let random = SystemRandom::new();
        let octets =
            EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).unwrap();
        let signing = &ECDSA_P256_SHA256_FIXED_SIGNING;
        Self::Elliptic(EcdsaKeyPair::from_pkcs8(signing, octets.as_ref(), &random).unwrap())
    }

    /// The one of the fixtures.
    pub fn rsa() -> Self {
        let pem = include_str!("../../fixtures/dkim-rsa-for-tests.pem");
        let lines = pem.lines().filter(|line| !line.starts_with('-'));
        let octets = STANDARD.decode(lines.collect::<String>()).unwrap();
        Self::Rsa(RsaKeyPair::from_pkcs8(&octets).unwrap())
    }

    fn algorithm(&self) -> &'static str {
        match self {
            Self::Elliptic(_) => "ES256",
            Self::Rsa(_) => "RS256",
        }
    }

    fn shown(&self, id: &str) -> Value {
        let text = |octets: &[u8]| URL_SAFE_NO_PAD.encode(octets);
        match self {
            Self::Elliptic(key) => {
                let point = key.public_key().as_ref();
                json!({"kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": id,
                    "x": text(&point[1..33]), "y": text(&point[33..65])})
            }
            Self::Rsa(key) => {
                let parts: ring::rsa::PublicKeyComponents<Vec<u8>> = key.public().into();
                json!({"kty": "RSA", "use": "sig", "alg": "RS256", "kid": id,
                    "n": text(&parts.n), "e": text(&parts.e)})
            }
        }
    }

    fn sign(&self, message: &[u8]) -> Vec<u8> {
        let random = SystemRandom::new();
        match self {
            Self::Elliptic(key) => key.sign(&random, message).unwrap().as_ref().to_vec(),
            Self::Rsa(key) => {
                let mut signature = vec![0; key.public().modulus_len()];
                key.sign(&RSA_PKCS1_SHA256, &random, message, &mut signature)
                    .unwrap();
                signature
            }
        }
    }

    /// A token with this head and these claims.
    pub fn token(&self, id: &str, claims: &Value) -> String {
        let head = json!({"alg": self.algorithm(), "kid": id, "typ": "JWT"});
        let signed = unsigned(&head, claims);
        let signature = URL_SAFE_NO_PAD.encode(self.sign(signed.as_bytes()));
        format!("{signed}.{signature}")
    }
}

/// The first two parts of a token.
pub fn unsigned(head: &Value, claims: &Value) -> String {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    format!("{}.{}", part(head), part(claims))
}

/// What somebody was sent to the provider with.
#[derive(Debug, Clone)]
pub struct Request(pub HashMap<String, String>);

impl Request {
    pub fn of(address: &str) -> Self {
        let url = url::Url::parse(address).unwrap();
        let pair = |(name, value): (std::borrow::Cow<'_, str>, std::borrow::Cow<'_, str>)| {
            (name.into_owned(), value.into_owned())
        };
        Self(url.query_pairs().map(pair).collect())
    }

    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }
}

struct Grant {
    challenge: String,
    callback: String,
    token: String,
    /// How often it is given; a provider that keeps to the rules says 1.
    left: usize,
}

/// What the provider answers with.
struct Inside {
    issuer: String,
    grants: HashMap<String, Grant>,
    keys: Vec<Value>,
    /// Requests by path.
    asked: HashMap<String, usize>,
    /// Answered to everything, when it is set.
    broken: Option<String>,
    ends: bool,
}

pub struct Provider {
    pub issuer: String,
    pub key: Key,
    key_id: String,
    inside: Arc<Mutex<Inside>>,
    thread: Option<JoinHandle<()>>,
}

impl Provider {
    pub fn open(key: Key) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let inside = Arc::new(Mutex::new(Inside {
            issuer: issuer.clone(),
            grants: HashMap::new(),
            keys: vec![key.shown("first")],
            asked: HashMap::new(),
            broken: None,
            ends: false,
        }));
        let own = inside.clone();
        let thread = std::thread::spawn(move || {
            for line in listener.incoming() {
                if own.lock().unwrap().ends {
                    break;
                }
                serve(line.unwrap(), &own);
            }
        });
        Self {
            issuer,
            key,
            key_id: "first".to_owned(),
            inside,
            thread: Some(thread),
        }
    }

    /// From now on another key signs, and it alone is shown.
    pub fn change_key(&mut self) {
        self.key = Key::fresh();
        self.key_id = "second".to_owned();
        self.inside.lock().unwrap().keys = vec![self.key.shown("second")];
    }

    /// Everything is answered with this.
    pub fn breaks(&self, answer: &str) {
        self.inside.lock().unwrap().broken = Some(answer.to_owned());
    }

    pub fn asked(&self, path: &str) -> usize {
        let inside = self.inside.lock().unwrap();
        inside.asked.get(path).copied().unwrap_or_default()
    }

    /// A token signed by the provider's own key.
    pub fn token(&self, claims: &Value) -> String {
        self.key.token(&self.key_id, claims)
    }

    /// Somebody was here and agreed: a code for a token, given so many times.
    pub fn grant_often(&self, request: &Request, token: String, left: usize) -> String {
        assert_eq!(request.get("response_type"), "code");
        assert_eq!(request.get("client_id"), CLIENT);
        assert_eq!(request.get("code_challenge_method"), "S256");
        let scopes: Vec<&str> = request.get("scope").split(' ').collect();
        assert!(scopes.contains(&"openid") && scopes.contains(&"email"));
        let mut inside = self.inside.lock().unwrap();
        let code = format!("code-{}", inside.grants.len());
        let grant = Grant {
            challenge: request.get("code_challenge").to_owned(),
            callback: request.get("redirect_uri").to_owned(),
            token,
            left,
        };
        inside.grants.insert(code.clone(), grant);
        code
    }

    pub fn grant(&self, request: &Request, token: String) -> String {
        self.grant_often(request, token, 1)
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        self.inside.lock().unwrap().ends = true;
        let address = self.issuer.trim_start_matches("http://");
        drop(TcpStream::connect(address));
        if let Some(thread) = self.thread.take() {
            thread.join().unwrap();
        }
    }
}

fn serve(mut line: TcpStream, inside: &Mutex<Inside>) {
    let mut reader = BufReader::new(line.try_clone().unwrap());
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head).unwrap() == 0 {
            return;
        }
    }
    let header = |name: &str| {
        let found = head.lines().find_map(|line| {
            let (known, value) = line.split_once(':')?;
            known
                .eq_ignore_ascii_case(name)
                .then(|| value.trim().to_owned())
        });
        found.unwrap_or_default()
    };
    let length = header("content-length").parse().unwrap_or(0);
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    let path = head.split(' ').nth(1).unwrap().to_owned();
    let mut inside = inside.lock().unwrap();
    *inside.asked.entry(path.clone()).or_default() += 1;
    let (status, answer) = match &inside.broken {
        Some(answer) => ("200 OK", answer.clone()),
        None => match path.as_str() {
            "/.well-known/openid-configuration" => ("200 OK", discovery(&inside.issuer)),
            "/keys" => ("200 OK", json!({"keys": inside.keys}).to_string()),
            "/token" => token(&mut inside, &header("authorization"), &body),
            _ => ("404 Not Found", String::new()),
        },
    };
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-type: application/json\r\nconnection: close\r\ncontent-length: {}\r\n\r\n",
        answer.len()
    );
    drop(line.write_all(format!("{head}{answer}").as_bytes()));
}

fn discovery(issuer: &str) -> String {
    json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256", "ES256", "HS256", "none"],
    })
    .to_string()
}

/// RFC 6749 section 4.1.3 and RFC 7636 section 4.6.
fn token(inside: &mut Inside, authorization: &str, body: &[u8]) -> (&'static str, String) {
    let no = |error: &str| ("400 Bad Request", json!({ "error": error }).to_string());
    let encode =
        |text: &str| url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    let basic = STANDARD.encode(format!("{}:{}", encode(CLIENT), encode(SECRET)));
    if authorization != format!("Basic {basic}") {
        return no("invalid_client");
    }
    let fields: HashMap<String, String> = url::form_urlencoded::parse(body).into_owned().collect();
    let field = |name: &str| fields.get(name).map_or("", String::as_str);
    let Some(grant) = inside.grants.get_mut(field("code")) else {
        return no("invalid_grant");
    };
    let digest = ring::digest::digest(&ring::digest::SHA256, field("code_verifier").as_bytes());
    let proves = URL_SAFE_NO_PAD.encode(digest) == grant.challenge;
    let fits = field("redirect_uri") == grant.callback;
    if grant.left == 0 || !proves || !fits || field("grant_type") != "authorization_code" {
        return no("invalid_grant");
    }
    grant.left -= 1;
    let answer =
        json!({"access_token": "opens nothing", "token_type": "Bearer", "id_token": grant.token});
    ("200 OK", answer.to_string())
}
