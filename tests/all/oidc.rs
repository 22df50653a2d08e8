//! Staff sign in with the accounts of their department's identity provider, told over HTTP against a
//! provider on this machine.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use cuppa::domain::contact::EmailAddress;
use cuppa::domain::identity::{Issuer, Provider as Setting};
use cuppa::domain::staff::Role;
use cuppa::domain::text::Line;
use cuppa::services::{disable_person, set_provider, sign_in_by_provider};
use cuppa::store::{StoreResult, sessions, staff};
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::people::set_up;
use crate::town::Town;

mod provider;

use provider::{CLIENT, Key, Provider, Request, SECRET, unsigned};

const AWAY: &str = "/staff/sign-in/with/santa-monica";

/// The department's people may sign in with accounts of this provider.
fn trust(town: &Town, provider: &Provider, department: &str) {
    let setting = Setting {
        issuer: Issuer::parse(&provider.issuer).unwrap(),
        client_id: Line::parse(CLIENT, 200).unwrap(),
        label: Line::parse("City account", 60).unwrap(),
    };
    let (context, slug) = (town.house.context(), department.to_owned());
    let job = move |tx: &mut cuppa::store::Tx<'_>| {
        set_provider::run(tx, &context, &slug, setting, SECRET)
    };
    town.house.db.write(job).unwrap();
}

/// A town with a provider, and an officer with an account there.
fn ready(db: &cuppa::store::Db) -> (Town, Provider) {
    let (town, provider) = (Town::open(db), Provider::open(Key::fresh()));
    trust(&town, &provider, "santa-monica");
    town.staff(Role::Officer);
    (town, provider)
}

fn first_of(cookie: &str) -> String {
    cookie.split(';').next().unwrap().to_owned()
}

/// Somebody presses the button: what the provider is asked, and the cookie of the browser.
fn leaves(town: &Town, path: &str) -> (Request, String) {
    let away = town.get(path);
    away.is(303);
    let ticket = first_of(&away.cookie);
    assert!(ticket.starts_with("oidc="), "{}", away.cookie);
    for flag in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=600"] {
        assert!(away.cookie.contains(flag), "{flag}: {}", away.cookie);
    }
    (Request::of(&away.location), ticket)
}

/// The browser is led back with a code.
fn comes_back(town: &Town, request: &Request, ticket: &str, code: &str) -> Answer {
    let state = request.get("state");
    town.get_as(
        &format!("/staff/sign-in/callback?code={code}&state={state}"),
        ticket,
    )
}

/// What a provider that keeps to the rules says of somebody.
fn claims(town: &Town, provider: &Provider, request: &Request, email: &str) -> Value {
    let now = town.house.clock.now().timestamp();
    json!({
        "iss": provider.issuer, "aud": CLIENT, "sub": format!("account of {email}"),
        "exp": now + 300, "iat": now, "nonce": request.get("nonce"),
        "email": email, "email_verified": true,
    })
}

/// The whole way with claims that were changed.
fn signs_in_with(
    town: &Town,
    provider: &Provider,
    email: &str,
    change: impl FnOnce(&mut Value),
) -> Answer {
    let (request, ticket) = leaves(town, AWAY);
    let mut said = claims(town, provider, &request, email);
    change(&mut said);
    let code = provider.grant(&request, provider.token(&said));
    comes_back(town, &request, &ticket, &code)
}

fn signs_in(town: &Town, provider: &Provider, email: &str) -> Answer {
    signs_in_with(town, provider, email, |_| {})
}

/// How many sessions a person has.
fn sessions_of(town: &Town, email: &str) -> usize {
    let email = EmailAddress::parse(email).unwrap();
    let count: StoreResult<usize> = town.house.db.read(move |tx| {
        let person = staff::find_by_email(tx, &email)?.unwrap();
        Ok(sessions::list_of(tx, person.id)?.len())
    });
    count.unwrap()
}

/// Refused, in the words that are the same for every reason, and no session came into being.
#[track_caller]
fn refused(answer: &Answer) {
    answer
        .is(403)
        .says("We could not sign you in with that account.");
    assert!(answer.cookie.starts_with("oidc=;"), "{}", answer.cookie);
}

fn disable(town: &Town, email: &str) {
    let (context, email) = (town.house.context(), EmailAddress::parse(email).unwrap());
    let job = move |tx: &mut cuppa::store::Tx<'_>| {
        let person = staff::find_by_email(tx, &email)?.unwrap();
        disable_person::at_the_command_line(tx, &context, person.id, true)
    };
    town.house.db.write(job).unwrap();
}

cuppa::on_both! {
    fn an_officer_signs_in_with_the_account_of_the_city(db) {
        let (town, provider) = ready(db);
        let rosa = town.sergeant();
        let door = town.get("/staff/sign-in?next=/staff/account");
        door.is(200).says("City account");
        assert!(door.body.contains(&format!("{AWAY}?next=%2Fstaff%2Faccount")), "{}", door.body);
        let (request, ticket) = leaves(&town, &format!("{AWAY}?next=%2Fstaff%2Faccount"));
        assert_eq!(request.get("redirect_uri"), format!("{}/staff/sign-in/callback", town.base));
        for secret in ["state", "nonce"] {
            assert!(request.get(secret).len() >= 43 && !ticket.contains(request.get(secret)), "{secret}");
        }
        let said = claims(&town, &provider, &request, "Officer@example.org");
        let code = provider.grant(&request, provider.token(&said));
        let inside = comes_back(&town, &request, &ticket, &code);
        assert_eq!(inside.is(303).location, "/staff/account");
        for flag in ["sid=cs_", "HttpOnly", "SameSite=Lax", "Path=/"] {
            assert!(inside.cookie.contains(flag), "{}", inside.cookie);
        }
        let session = first_of(&inside.cookie);
        town.get_as("/staff/account", &session).is(200).says("officer@example.org");
        let log = town.get_as("/staff/log", &rosa);
        log.is(200).says("for the first time").says("Signed in with an account of the provider");
        log.says_nothing_of("account of Officer@example.org");
    }

    fn a_key_of_either_kind_is_understood(db) {
        let (town, provider) = (Town::open(db), Provider::open(Key::rsa()));
        trust(&town, &provider, "santa-monica");
        town.staff(Role::Officer);
        signs_in(&town, &provider, "officer@example.org").is(303);
    }

    fn once_bound_the_account_counts_whatever_address_the_provider_has(db) {
        let (town, provider) = ready(db);
        let rosa = town.sergeant();
        signs_in(&town, &provider, "officer@example.org").is(303);
        let renamed = |said: &mut Value| said["email"] = json!("renamed@example.org");
        signs_in_with(&town, &provider, "officer@example.org", renamed).is(303);
        assert_eq!(sessions_of(&town, "officer@example.org"), 3, "with the one of the link");
        let log = town.get_as("/staff/log", &rosa).plain();
        assert_eq!(log.matches("for the first time").count(), 1, "{log}");
    }

    fn a_word_that_does_not_hold_opens_nothing(db) {
        let (town, provider) = ready(db);
        let before = sessions_of(&town, "officer@example.org");
        let now = town.house.clock.now().timestamp();
        let wrong: [(&str, Value); 11] = [
            ("nonce", json!("another")),
            ("nonce", Value::Null),
            ("aud", json!("somebody-else")),
            ("aud", json!([CLIENT, "somebody-else"])),
            ("iss", json!("http://127.0.0.1:1")),
            ("exp", json!(now)),
            ("exp", json!(now - 1)),
            ("sub", json!("")),
            ("email_verified", json!(false)),
            ("email_verified", Value::Null),
            ("email", Value::Null),
        ];
        for (claim, value) in wrong {
            let change = |said: &mut Value| match &value {
                Value::Null => { said.as_object_mut().unwrap().remove(claim); }
                value => said[claim] = value.clone(),
            };
            let answer = signs_in_with(&town, &provider, "officer@example.org", change);
            refused(&answer);
        }
        assert_eq!(sessions_of(&town, "officer@example.org"), before);
        signs_in(&town, &provider, "officer@example.org").is(303);
    }

    fn a_token_that_the_provider_did_not_sign_opens_nothing(db) {
        let (town, provider) = ready(db);
        let before = sessions_of(&town, "officer@example.org");
        let forge = |make: &dyn Fn(&Value) -> String| {
            let (request, ticket) = leaves(&town, AWAY);
            let said = claims(&town, &provider, &request, "officer@example.org");
            let code = provider.grant(&request, make(&said));
            comes_back(&town, &request, &ticket, &code)
        };
        let foreign = Key::fresh();
        refused(&forge(&|said| foreign.token("first", said)));
        refused(&forge(&|said| foreign.token("unknown", said)));
        refused(&forge(&|said| Key::rsa().token("first", said)));
        // With the secret that we have as well, anybody who knows it could sign.
        refused(&forge(&|said| {
            let signed = unsigned(&json!({"alg": "HS256", "typ": "JWT"}), said);
            let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, SECRET.as_bytes());
            let tag = ring::hmac::sign(&key, signed.as_bytes());
            format!("{signed}.{}", URL_SAFE_NO_PAD.encode(tag))
        }));
        // The payload was changed after it was signed.
        refused(&forge(&|said| {
            let mut other = said.clone();
            other["sub"] = json!("another account");
            let head = json!({"alg": "ES256", "kid": "first", "typ": "JWT"});
            let signature = provider.token(said).rsplit('.').next().unwrap().to_owned();
            format!("{}.{signature}", unsigned(&head, &other))
        }));
        for none in [json!({"alg": "none"}), json!({"alg": "none", "kid": "first"})] {
            let answer = forge(&|said| format!("{}.", unsigned(&none, said)));
            assert!(matches!(answer.status, 403 | 503) && answer.cookie.starts_with("oidc=;"), "{}", answer.plain());
        }
        assert_eq!(sessions_of(&town, "officer@example.org"), before);
    }

    fn an_answer_is_taken_once_even_when_the_provider_gives_its_token_again(db) {
        let (town, provider) = ready(db);
        let (request, ticket) = leaves(&town, AWAY);
        let said = claims(&town, &provider, &request, "officer@example.org");
        let code = provider.grant_often(&request, provider.token(&said), 3);
        comes_back(&town, &request, &ticket, &code).is(303);
        let before = sessions_of(&town, "officer@example.org");
        refused(&comes_back(&town, &request, &ticket, &code));
        town.advance(TimeDelta::minutes(4));
        refused(&comes_back(&town, &request, &ticket, &code));
        assert_eq!(sessions_of(&town, "officer@example.org"), before);
        assert_eq!(provider.asked("/token"), 3, "it was we who refused");
    }

    fn only_the_browser_that_left_comes_back_and_only_in_time(db) {
        let (town, provider) = ready(db);
        let before = sessions_of(&town, "officer@example.org");
        let (request, ticket) = leaves(&town, AWAY);
        let (other, others) = leaves(&town, AWAY);
        let said = claims(&town, &provider, &request, "officer@example.org");
        let code = provider.grant_often(&request, provider.token(&said), 9);
        let middle = ticket.len() / 2;
        let flipped = if ticket.as_bytes()[middle] == b'A' { 'B' } else { 'A' };
        let touched = format!("{}{flipped}{}", &ticket[..middle], &ticket[middle + 1..]);
        let late = |answer: Answer| {
            answer.is(403).says("Please start again");
            assert!(answer.cookie.starts_with("oidc=;"), "{}", answer.cookie);
        };
        late(comes_back(&town, &request, "", &code));
        late(comes_back(&town, &request, &others, &code));
        late(comes_back(&town, &other, &ticket, &code));
        late(comes_back(&town, &request, &touched, &code));
        late(comes_back(&town, &request, "oidc=", &code));
        late(town.get_as(&format!("/staff/sign-in/callback?code={code}"), &ticket));
        assert_eq!(provider.asked("/token"), 0, "nobody was asked");
        // Somebody slips the code of an own sign-in into the browser of another.
        refused(&comes_back(&town, &other, &others, &code));
        let state = request.get("state");
        for said in ["error=access_denied", "code=", "iss=https%3A%2F%2Fevil.example&code=code-0"] {
            refused(&town.get_as(&format!("/staff/sign-in/callback?{said}&state={state}"), &ticket));
        }
        town.advance(TimeDelta::minutes(10));
        late(comes_back(&town, &request, &ticket, &code));
        assert_eq!(sessions_of(&town, "officer@example.org"), before);
    }

    fn only_somebody_who_works_here_gets_in_and_nobody_learns_who_does(db) {
        let (town, provider) = ready(db);
        town.neighbours("riverbend");
        town.staff(Role::Writer);
        let unknown = signs_in(&town, &provider, "nobody@example.org");
        let elsewhere = signs_in(&town, &provider, "june@example.org");
        disable(&town, "writer@example.org");
        let disabled = signs_in(&town, &provider, "writer@example.org");
        for answer in [&unknown, &elsewhere, &disabled] {
            refused(answer);
            assert_eq!(answer.body, unknown.body);
        }
        signs_in(&town, &provider, "officer@example.org").is(303);
        disable(&town, "officer@example.org");
        refused(&signs_in(&town, &provider, "officer@example.org"));
    }

    fn an_account_that_is_somebody_elses_opens_nothing(db) {
        let (town, provider) = ready(db);
        town.staff(Role::Writer);
        signs_in(&town, &provider, "officer@example.org").is(303);
        let before = sessions_of(&town, "writer@example.org");
        // The address of the writer on the account of the officer.
        let readdressed = |said: &mut Value| said["email"] = json!("writer@example.org");
        refused(&signs_in_with(&town, &provider, "officer@example.org", readdressed));
        // Another account with the officer's address.
        let newer = |said: &mut Value| said["sub"] = json!("a newer account");
        refused(&signs_in_with(&town, &provider, "officer@example.org", newer));
        assert_eq!(sessions_of(&town, "writer@example.org"), before);
        signs_in(&town, &provider, "writer@example.org").is(303);
    }

    fn an_account_that_was_forgotten_or_left_is_bound_anew(db) {
        let (town, provider) = ready(db);
        let rosa = town.sergeant();
        let newer = |said: &mut Value| said["sub"] = json!("a newer account");
        signs_in(&town, &provider, "officer@example.org").is(303);
        refused(&signs_in_with(&town, &provider, "officer@example.org", newer));
        let context = town.house.context();
        let forget = move |tx: &mut cuppa::store::Tx<'_>| {
            let email = EmailAddress::parse("officer@example.org").unwrap();
            let person = staff::find_by_email(tx, &email)?.unwrap();
            sign_in_by_provider::forget_at_the_command_line(tx, &context, person.id)
        };
        assert!(town.house.db.write(forget).unwrap());
        town.get_as("/staff/log", &rosa).is(200).says("Forgot somebody's account at the provider");
        signs_in_with(&town, &provider, "officer@example.org", newer).is(303);
        // Taken out of the only department, and invited again later.
        let page = crate::people::page_of(&town, &rosa, "officer");
        let csrf = town.get_as(&page, &rosa).is(200).hidden("csrf");
        town.post_as(&page, &rosa, &[("csrf", csrf.as_str()), ("do", "remove")]).is(303);
        refused(&signs_in_with(&town, &provider, "officer@example.org", newer));
        town.staff(Role::Officer);
        signs_in(&town, &provider, "officer@example.org").is(303);
    }

    fn a_provider_opens_no_department_that_does_not_trust_it(db) {
        let (town, provider) = ready(db);
        town.neighbours("riverbend");
        town.colleague("officer@example.org", "riverbend", Role::Officer);
        refused(&signs_in(&town, &provider, "officer@example.org"));
        trust(&town, &provider, "riverbend");
        signs_in(&town, &provider, "officer@example.org").is(303);
        let door = town.get("/staff/sign-in");
        door.says("City account (Santa Monica Police Department)");
    }

    fn a_session_that_was_slipped_in_before_is_not_the_one_that_is_opened(db) {
        let (town, provider) = ready(db);
        let (request, ticket) = leaves(&town, AWAY);
        let said = claims(&town, &provider, &request, "officer@example.org");
        let code = provider.grant(&request, provider.token(&said));
        let both = format!("sid=cs_planted; {ticket}");
        let inside = comes_back(&town, &request, &both, &code);
        let session = first_of(&inside.is(303).cookie);
        assert_ne!(session, "sid=cs_planted");
        town.get_as("/staff/account", "sid=cs_planted").is(303);
        let account = town.get_as("/staff/account", &session);
        let csrf = account.is(200).hidden("csrf");
        town.post_as("/staff/sign-out", &session, &[("csrf", &csrf)]).is(303);
        town.get_as("/staff/account", &session).is(303);
    }

    fn when_the_provider_is_away_a_page_says_so_and_the_link_still_works(db) {
        let (town, provider) = ready(db);
        let (request, ticket) = leaves(&town, AWAY);
        provider.breaks("<html>We are moving</html>");
        let down = comes_back(&town, &request, &ticket, "code-0");
        down.is(503).says("does not answer").says("sign in with your email and password");
        assert!(down.cookie.starts_with("oidc=;"), "{}", down.cookie);
        drop(provider);
        let state = request.get("state");
        let said = format!("/staff/sign-in/callback?error=temporarily_unavailable&state={state}");
        town.get_as(&said, &ticket).is(503);
        town.get_as("/staff/sign-in/callback?code=x", "").is(403);
        town.advance(TimeDelta::hours(2));
        let away = town.get(AWAY);
        away.is(503).says("does not answer");
        assert_eq!(away.cookie, "");
        let inside = crate::people::by_letter(&town, "officer@example.org");
        assert!(inside.is(303).cookie.starts_with("sid=cs_"));
        let password = [("email", "officer@example.org"), ("password", crate::people::PASSWORD)];
        let inside = town.post("/staff/sign-in", &password);
        assert!(inside.is(303).cookie.starts_with("sid=cs_"));
    }

    fn a_second_factor_of_ones_own_is_asked_for_unless_the_provider_asked_for_one(db) {
        let (town, provider) = ready(db);
        let rosa = town.sergeant();
        let (secret, _) = set_up(&town, &rosa, "");
        let step = signs_in(&town, &provider, "rosa@example.org");
        step.is(200).says("One more step");
        assert!(step.cookie.starts_with("oidc=;"), "{}", step.cookie);
        let half = step.hidden("half");
        let log = town.get_as("/staff/log", &rosa);
        log.is(200).says_nothing_of("for the first time");
        town.advance(TimeDelta::seconds(60));
        let code = crate::people::code(&town, &secret);
        let inside = town.post("/staff/sign-in/code", &[("half", &half), ("code", &code)]);
        assert!(inside.is(303).cookie.starts_with("sid=cs_"));
        town.get_as("/staff/log", &rosa).is(200).says("for the first time");
        let several = |said: &mut Value| said["amr"] = json!(["pwd", "mfa"]);
        let inside = signs_in_with(&town, &provider, "rosa@example.org", several);
        assert!(inside.is(303).cookie.starts_with("sid=cs_"));
        let one = |said: &mut Value| said["amr"] = json!(["pwd"]);
        signs_in_with(&town, &provider, "rosa@example.org", one).is(200).says("One more step");
    }

    fn what_a_provider_says_of_itself_is_kept_and_a_new_key_is_found(db) {
        let (town, mut provider) = ready(db);
        signs_in(&town, &provider, "officer@example.org").is(303);
        signs_in(&town, &provider, "officer@example.org").is(303);
        assert_eq!((provider.asked("/keys"), provider.asked("/token")), (1, 2));
        provider.change_key();
        refused(&signs_in(&town, &provider, "officer@example.org"));
        assert_eq!(provider.asked("/keys"), 1, "not for every token that names a strange key");
        town.advance(TimeDelta::minutes(1));
        signs_in(&town, &provider, "officer@example.org").is(303);
        assert_eq!(provider.asked("/keys"), 2);
        town.advance(TimeDelta::hours(1));
        leaves(&town, AWAY);
        assert_eq!(provider.asked("/keys"), 3);
    }
}
