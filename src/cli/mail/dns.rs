//! `cuppa mail dns`: the records that tell other mail servers that these messages are the department's
//! own (MAIL.md, 15). Nothing is looked up and nothing is changed: somebody has to publish them.

use std::collections::BTreeMap;

use crate::app::post;
use crate::cli::Outcome;
use crate::config::{Config, Transport};
use crate::mail::dkim::Signer;

/// The longest string inside a TXT record (RFC 1035 section 3.3.14), in octets.
const STRING: usize = 255;

/// A record and what it is for.
struct Advice {
    why: String,
    name: String,
    value: String,
}

pub(super) fn print(config: &Config, json: bool) -> Outcome {
    let all = advice(config)?;
    if json {
        let map: BTreeMap<&str, &str> = all
            .iter()
            .map(|one| (one.name.as_str(), one.value.as_str()))
            .collect();
        let text = serde_json::to_string_pretty(&map).map_err(|error| format!("{error}."))?;
        println!("{text}");
        return Ok(());
    }
    for one in &all {
        println!("; {}", one.why);
        println!("{}. IN TXT {}\n", one.name, quoted(&one.value));
    }
    let bounces = domain(&config.mail.bounce_address);
    println!(
        "; Bounces go to {bounces}: its MX record has to name a server that takes them, with a + in"
    );
    println!("; the address, and hands them to cuppa receive-mail.");
    if all.iter().all(|one| !one.name.contains("._domainkey.")) {
        println!(
            "; No DKIM record: no key is set (mail.dkim.key_file). Let your mail server sign, or make a key."
        );
    }
    Ok(())
}

fn advice(config: &Config) -> Result<Vec<Advice>, String> {
    let mail = &config.mail;
    let signing = &mail.dkim.domain;
    let mut all = vec![Advice {
        why: "SPF: which servers may send for the envelope sender. Your mail provider may tell you to write include: instead of a:.".to_owned(),
        name: domain(&mail.bounce_address),
        value: match &mail.transport {
            Transport::Smtp(smtp) => format!("v=spf1 a:{} -all", smtp.host),
            _ => "v=spf1 mx -all".to_owned(),
        },
    }];
    for signer in post::signers(&mail.dkim)? {
        all.push(key(&signer));
    }
    all.push(Advice {
        why: "DMARC: what to do with mail that proves nothing. Begin with p=none, read the reports, go on to p=quarantine and p=reject.".to_owned(),
        name: format!("_dmarc.{signing}"),
        value: format!("v=DMARC1; p=none; adkim=r; aspf=r; rua=mailto:dmarc@{signing}"),
    });
    all.push(Advice {
        why: "TLS-RPT: where other servers report that they could not reach yours with TLS (RFC 8460).".to_owned(),
        name: format!("_smtp._tls.{}", domain(&mail.bounce_address)),
        value: format!("v=TLSRPTv1; rua=mailto:tls@{signing}"),
    });
    Ok(all)
}

fn key(signer: &Signer) -> Advice {
    let record = signer.record();
    Advice {
        why: "DKIM: the public half of the key that signs.".to_owned(),
        name: record.name,
        value: record.value,
    }
}

fn domain(address: &str) -> String {
    let domain = address.rsplit('@').next().unwrap_or_default();
    domain.to_lowercase()
}

/// As a zone file wants it: strings of at most 255 octets, in quotes.
fn quoted(value: &str) -> String {
    let pieces: Vec<String> = value
        .as_bytes()
        .chunks(STRING)
        .map(|piece| format!("\"{}\"", String::from_utf8_lossy(piece)))
        .collect();
    pieces.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Sources;

    fn configured(settings: &[(&str, &str)]) -> Config {
        let environment = settings
            .iter()
            .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
            .collect();
        let sources = Sources {
            environment,
            ..Sources::default()
        };
        Config::load(&sources).unwrap()
    }

    #[test]
    fn the_records_stand_under_the_domains_they_speak_for() {
        let keys = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");
        let config = configured(&[
            ("CUPPA__MAIL__TRANSPORT", "smtp"),
            ("CUPPA__MAIL__SMTP__HOST", "relay.example.net"),
            ("CUPPA__MAIL__FROM_ADDRESS", "events@mail.example.org"),
            ("CUPPA__MAIL__BOUNCE_ADDRESS", "bounces@back.example.org"),
            ("CUPPA__MAIL__DKIM__DOMAIN", "example.org"),
            (
                "CUPPA__MAIL__DKIM__KEY_FILE",
                &format!("{keys}/dkim-rsa-for-tests.pem"),
            ),
            (
                "CUPPA__MAIL__DKIM__ED25519_KEY_FILE",
                &format!("{keys}/dkim-ed25519-for-tests.pem"),
            ),
        ]);
        let all = advice(&config).unwrap();
        let names: Vec<&str> = all.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(
            names,
            [
                "back.example.org",
                "cuppa._domainkey.example.org",
                "cuppa-ed._domainkey.example.org",
                "_dmarc.example.org",
                "_smtp._tls.back.example.org",
            ]
        );
        assert_eq!(all[0].value, "v=spf1 a:relay.example.net -all");
        let long = quoted(&all[1].value);
        assert!(
            long.split("\" \"").all(|piece| piece.len() <= 257),
            "{long}"
        );
        assert_eq!(long.replace("\" \"", "").trim_matches('"'), all[1].value);
    }
}
