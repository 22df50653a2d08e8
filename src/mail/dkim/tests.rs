//! Signatures as verifiers see them. Beside these, .ci/run lets dkimpy verify a message of every kind.

use ring::signature::{ED25519, RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};

use super::*;

const RSA: &str = include_str!("../../../tests/fixtures/dkim-rsa-for-tests.pem");
const SHORT: &str = include_str!("../../../tests/fixtures/dkim-rsa-too-short-for-tests.pem");
const EDWARDS: &str = include_str!("../../../tests/fixtures/dkim-ed25519-for-tests.pem");

const RAW: &[u8] = b"From: \"Millbrook Police\" <events@mail.example.org>\r\n\
To: sam@example.com\r\n\
Subject: You are coming:\r\n Coffee with a Cop\r\n\
Date: Wed, 11 Jun 2025 17:00:00 +0000\r\n\
List-Unsubscribe: <https://events.example.org/unsubscribe/x>\r\n\
Content-Type: text/plain; charset=utf-8\r\n\
\r\n\
See you  there. \r\n\
\r\n";

fn signers() -> Vec<Signer> {
    vec![
        Signer::rsa("mail.example.org", "cuppa", RSA).unwrap(),
        Signer::ed25519("mail.example.org", "cuppa-ed", EDWARDS).unwrap(),
    ]
}

/// What the tags of a signature say, white space removed.
fn tags(field: &str) -> std::collections::BTreeMap<String, String> {
    let value = field.split_once(':').unwrap().1;
    value
        .split(';')
        .filter_map(|tag| tag.split_once('='))
        .map(|(name, value)| {
            let bare = |text: &str| text.split_whitespace().collect::<String>();
            (bare(name), bare(value))
        })
        .collect()
}

/// Both fields above the message, and the message.
fn fields(signed: &[u8]) -> (Vec<String>, String) {
    let text = String::from_utf8(signed.to_vec()).unwrap();
    let at = text.find("From: ").unwrap();
    let fields = text[..at]
        .split("DKIM-Signature:")
        .skip(1)
        .map(|rest| format!("DKIM-Signature:{rest}"))
        .collect();
    (fields, text[at..].to_owned())
}

#[test]
fn both_signatures_stand_above_a_message_that_is_left_as_it_is() {
    let (fields, rest) = fields(&signed(&signers(), RAW, 1_749_661_200));
    assert_eq!(rest.as_bytes(), RAW);
    let said: Vec<_> = fields.iter().map(|field| tags(field)).collect();
    let told = |name: &str| -> Vec<&str> { said.iter().map(|tags| tags[name].as_str()).collect() };
    assert_eq!(told("a"), ["rsa-sha256", "ed25519-sha256"]);
    assert_eq!(told("c"), ["relaxed/relaxed"; 2]);
    assert_eq!(told("d"), ["mail.example.org"; 2]);
    assert_eq!(told("s"), ["cuppa", "cuppa-ed"]);
    assert_eq!(told("t"), ["1749661200"; 2]);
    let signed = &said[0]["h"];
    for twice in [
        "From",
        "To",
        "Subject",
        "Date",
        "List-Unsubscribe",
        "Content-Type",
    ] {
        let count = signed.split(':').filter(|name| name == &twice).count();
        assert_eq!(count, 2, "{twice} in {signed}");
    }
    let once = |name: &str| signed.split(':').filter(|other| *other == name).count();
    assert_eq!(
        once("List-Unsubscribe-Post"),
        1,
        "one that is added breaks the signature"
    );
    assert!(!said[0].contains_key("l"));
    for field in &fields {
        assert!(field.lines().all(|line| line.len() <= 78), "{field}");
    }
}

#[test]
fn the_body_hash_is_the_one_of_the_standards_example() {
    // RFC 8463 appendix A.3.
    let raw = b"From: Joe SixPack <joe@football.example.com>\r\n\r\n\
        Hi.\r\n\r\nWe lost the game.  Are you hungry yet?\r\n\r\nJoe.\r\n";
    let (fields, _) = fields(&signed(&signers(), raw, 0));
    let said = tags(&fields[0]);
    assert_eq!(said["bh"], "2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=");
}

#[test]
fn the_published_keys_verify_what_was_signed_and_nothing_else() {
    let (fields, _) = fields(&signed(&signers(), RAW, 1_749_661_200));
    let input = |field: &str| {
        let said = tags(field);
        let mut wanted: Vec<&str> = said["h"].split(':').collect();
        wanted.dedup();
        let names: Vec<&str> = wanted;
        let message = canon::Message::split(RAW).unwrap();
        let (_, chosen) = message.choose(&names);
        let empty = field.rsplit_once("b=").unwrap().0.to_owned() + "b=";
        let own = canon::relaxed_field(&empty);
        [chosen, own.trim_end().as_bytes().to_vec()].concat()
    };
    let public = |signer: &Signer| {
        let value = signer.record().value;
        STANDARD.decode(value.rsplit_once("p=").unwrap().1).unwrap()
    };
    let signature = |field: &str| STANDARD.decode(&tags(field)["b"]).unwrap();
    let keys = signers();
    // The SubjectPublicKeyInfo of a 2048-bit key begins with 24 octets around the RSAPublicKey.
    let rsa = public(&keys[0]);
    let rsa = UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, &rsa[24..]);
    rsa.verify(&input(&fields[0]), &signature(&fields[0]))
        .unwrap();
    assert!(rsa.verify(b"other", &signature(&fields[0])).is_err());
    let edwards = public(&keys[1]);
    let edwards = UnparsedPublicKey::new(&ED25519, &edwards);
    let hash = Sha256::digest(input(&fields[1]));
    edwards.verify(&hash, &signature(&fields[1])).unwrap();
    assert!(edwards.verify(b"other", &signature(&fields[1])).is_err());
}

#[test]
fn records_say_under_which_name_which_key_is_published() {
    let records: Vec<Record> = signers().iter().map(Signer::record).collect();
    assert_eq!(records[0].name, "cuppa._domainkey.mail.example.org");
    assert!(
        records[0]
            .value
            .starts_with("v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A")
    );
    assert!(records[1].value.starts_with("v=DKIM1; k=ed25519; p="));
    assert_eq!(records[1].value.len(), "v=DKIM1; k=ed25519; p=".len() + 44);
}

#[test]
fn a_key_that_receivers_would_ignore_or_that_is_none_is_refused_with_its_reason() {
    let refused = |pem| {
        Signer::rsa("example.org", "s", pem)
            .unwrap_err()
            .to_string()
    };
    assert_eq!(refused(SHORT), "it is not an RSA key of 2048 bits or more");
    assert_eq!(
        refused(EDWARDS),
        "it is not an RSA key of 2048 bits or more"
    );
    assert_eq!(
        refused("hello"),
        "it holds no private key in PEM form (PKCS#8)"
    );
    let wrong = Signer::ed25519("example.org", "s", RSA).unwrap_err();
    assert_eq!(wrong, KeyError::Ed25519);
}

#[test]
fn without_a_key_nothing_is_added() {
    assert_eq!(signed(&[], RAW, 0), RAW);
}
