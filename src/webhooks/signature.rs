//! Whether a body is Smartcar's: the hex HMAC-SHA256 of its raw bytes by the management token, compared in constant time.
//!
//! [`Verified`] and [`Challenge`] can be had here only, so whoever is given one need not ask.
//! Source: Smartcar docs, webhooks/payload-verification and callback-verification.

use actix_web::web::Bytes;
use hmac::{Hmac, Mac};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use serde_json::Value;
use sha2::Sha256;

use crate::smartcar::vehicle::Webhook;

/// A body that Smartcar has signed, as it came.
#[derive(Debug)]
pub(super) struct Verified(Bytes);

/// A text that Smartcar wants signed, to see that we know the token.
#[derive(Debug)]
pub(super) struct Challenge {
    proof: String,
}

/// What has arrived.
#[derive(Debug)]
pub(super) enum Arrived {
    Event(Verified),
    Challenge(Challenge),
}

/// Why nothing is done with what has arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// Nobody has signed it, and it is no challenge.
    Unsigned,
    /// Somebody else has, or it was changed on its way.
    WrongSignature,
    /// A challenge in a form that is not a challenge's: signing any text would sign any body.
    OddChallenge,
}

impl Arrived {
    /// Checks a body. The token before the present one is good as long as it is set. Challenges come without a signature;
    /// one that has a wrong one is refused all the same.
    pub(super) fn check(webhook: &Webhook, signature: Option<&[u8]>, body: Bytes) -> Result<Self, Refused> {
        let tokens = [Some(&webhook.token), webhook.old_token.as_ref()];
        let signed_by = match signature {
            None => None,
            Some(signature) => {
                let is_right = |token: &&SecretString| is_signature(token, signature, &body);
                Some(tokens.into_iter().flatten().find(is_right).ok_or(Refused::WrongSignature)?)
            }
        };
        let text = match (signed_by, body.len() <= LONGEST_UNSIGNED) {
            (None, false) => return Err(Refused::Unsigned),
            _ => challenge(&body),
        };
        match (text, signed_by) {
            (Some(text), _) => {
                let text = text.filter(|text| is_plain(text)).ok_or(Refused::OddChallenge)?;
                let proof = signed(signed_by.unwrap_or(&webhook.token), text.as_bytes());
                Ok(Self::Challenge(Challenge { proof: proof.ok_or(Refused::OddChallenge)? }))
            }
            (None, Some(_)) => Ok(Self::Event(Verified(body))),
            (None, None) => Err(Refused::Unsigned),
        }
    }
}

impl Verified {
    pub(super) fn body(&self) -> &Bytes {
        &self.0
    }
}

impl Challenge {
    /// What proves that we know the token.
    pub(super) fn proof(&self) -> &str {
        &self.proof
    }
}

/// What says whether a body is a challenge; most are not, and are not read any further.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Named {
    event_type: Option<Value>,
    event_name: Option<Value>,
}

/// The text to sign of a challenge of version 4.0, or of 2.0. `None`: the body asks for no proof. `Some(None)`: it does, and
/// holds no text.
fn challenge(body: &[u8]) -> Option<Option<String>> {
    let named: Named = serde_json::from_slice(body).ok()?;
    let is = |name: Option<Value>, wanted| name.is_some_and(|name| name == wanted);
    let place = match (is(named.event_type, "VERIFY"), is(named.event_name, "verify")) {
        (true, _) => "/data/challenge",
        (false, true) => "/payload/challenge",
        (false, false) => return None,
    };
    let body: Value = serde_json::from_slice(body).ok()?;
    Some(body.pointer(place).and_then(Value::as_str).map(str::to_owned))
}

/// Seen were 16 letters and digits, a UUID, and `any-abcd`. No JSON is among what these signs can write.
fn is_plain(text: &str) -> bool {
    let plain = |sign: u8| sign.is_ascii_alphanumeric() || b"+/=_.-".contains(&sign);
    (1..=200).contains(&text.len()) && text.bytes().all(plain)
}

/// Lower case, as documented: anything else is somebody else's.
fn is_signature(token: &SecretString, signature: &[u8], body: &[u8]) -> bool {
    let digit = |sign: u8| match sign {
        b'0'..=b'9' => Some(sign - b'0'),
        b'a'..=b'f' => Some(sign - b'a' + 10),
        _ => None,
    };
    let pair = |pair: &[u8]| Some(digit(*pair.first()?)? << 4 | digit(*pair.get(1)?)?);
    let Some(given) = signature.chunks(2).map(pair).collect::<Option<Vec<u8>>>() else { return false };
    mac(token).is_some_and(|mac| mac.chain_update(body).verify_slice(&given).is_ok())
}

fn signed(token: &SecretString, message: &[u8]) -> Option<String> {
    let bytes = mac(token)?.chain_update(message).finalize().into_bytes();
    Some(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn mac(token: &SecretString) -> Option<Hmac<Sha256>> {
    Hmac::new_from_slice(token.expose_secret().as_bytes()).ok()
}

/// Far above any challenge: what nobody has signed is not read any further than this.
const LONGEST_UNSIGNED: usize = 4 * 1024;

#[cfg(test)]
mod tests {
    use super::*;

    const TOKEN: &str = "amt-test-0123456789";
    const BODY: &str = include_str!("vector.json");
    const RIGHT: &str = "43915685efdcad58d95b79511ad35880be769bd79cbf81faf0e6dde56619fee9";
    const WRITTEN_ANEW: &str = "31d2d12a271ab4e2105669349d772cae15c78d2afb56b87b075eef43ef8aa2e9";

    fn webhook(token: &str, old: Option<&str>) -> Webhook {
        Webhook { token: token.into(), old_token: old.map(Into::into), id: None }
    }

    fn check(signature: Option<&str>, body: &str) -> Result<Arrived, Refused> {
        Arrived::check(&webhook(TOKEN, None), signature.map(str::as_bytes), Bytes::copy_from_slice(body.as_bytes()))
    }

    #[test]
    fn the_vectors_hold_over_the_raw_bytes_and_over_nothing_else() {
        let body = BODY.trim_end_matches('\n');
        assert_eq!(body.len(), 639);
        assert!(matches!(check(Some(RIGHT), body), Ok(Arrived::Event(event)) if event.body() == body.as_bytes()));
        let anew = body.replace("42506.0", "42506");
        assert!(matches!(check(Some(WRITTEN_ANEW), &anew), Ok(Arrived::Event(_))), "it is the other text's");
        let upper = RIGHT.to_uppercase();
        let long = format!("{RIGHT}00");
        for wrong in [WRITTEN_ANEW, &upper, &RIGHT[..62], &RIGHT[..63], "", "zz", &long, "äöü"] {
            assert_eq!(check(Some(wrong), body).unwrap_err(), Refused::WrongSignature, "{wrong}");
        }
        assert_eq!(check(Some(RIGHT), &anew).unwrap_err(), Refused::WrongSignature);
        assert_eq!(check(None, body).unwrap_err(), Refused::Unsigned);
    }

    #[test]
    fn both_tokens_are_good_while_one_is_changed() {
        let body = Bytes::from_static(BODY.trim_ascii_end().as_bytes());
        let check = |webhook: &Webhook| Arrived::check(webhook, Some(RIGHT.as_bytes()), body.clone());
        assert!(check(&webhook("a-new-token-of-ours", Some(TOKEN))).is_ok());
        assert!(check(&webhook("a-new-token-of-ours", None)).is_err());
    }

    fn proof(body: &str) -> Result<String, Refused> {
        check(None, body).map(|arrived| match arrived {
            Arrived::Challenge(challenge) => challenge.proof().to_owned(),
            Arrived::Event(_) => panic!("no event can be unsigned"),
        })
    }

    #[test]
    fn a_challenge_is_answered_in_both_versions_signed_or_not() {
        let expected = "bd8aaa409324c5df05b30b47223b93bd1ac58255c715fa35642c1a112a38f98c";
        for body in [
            r#"{"eventType":"VERIFY","data":{"challenge":"nsQsLU7wY9WKt2IU"}}"#,
            r#"{"version":"2.0","webhookId":"w","eventName":"verify","payload":{"challenge":"nsQsLU7wY9WKt2IU"}}"#,
            r#"{"eventId":"e","eventType":"VERIFY","data":{"challenge":"nsQsLU7wY9WKt2IU"},"meta":{"version":"4.0","deliveredAt":"2026-01-01T00:00:00Z"}}"#,
        ] {
            assert_eq!(proof(body).as_deref(), Ok(expected), "{body}");
            let by_hand = signed(&TOKEN.into(), body.as_bytes()).unwrap();
            assert!(matches!(check(Some(&by_hand), body), Ok(Arrived::Challenge(known)) if known.proof() == expected));
            assert_eq!(check(Some(RIGHT), body).unwrap_err(), Refused::WrongSignature);
        }
        assert!(proof(r#"{"eventType":"VERIFY","data":{"challenge":"any-abcd"}}"#).is_ok());
    }

    #[test]
    fn nothing_but_a_plain_challenge_is_signed() {
        let long = "a".repeat(201);
        let event = r#"{\"eventId\":\"e\",\"eventType\":\"VEHICLE_ERROR\"}"#;
        for text in ["", " ", "a b", "a\\nb", "ä", event, long.as_str()] {
            let body = format!(r#"{{"eventType":"VERIFY","data":{{"challenge":"{text}"}}}}"#);
            assert_eq!(proof(&body), Err(Refused::OddChallenge), "{body}");
        }
        for body in [
            r#"{"eventType":"VERIFY","data":{"challenge":7}}"#,
            r#"{"eventType":"VERIFY","data":{"challenge":{"a":1}}}"#,
            r#"{"eventType":"VERIFY","data":[]}"#,
            r#"{"eventType":"VERIFY"}"#,
        ] {
            assert_eq!(proof(body), Err(Refused::OddChallenge), "{body}");
        }
        let padded = format!(r#"{{"eventType":"VERIFY","data":{{"challenge":"a"}},"x":"{}"}}"#, "x".repeat(5_000));
        for body in ["", "{", "[]", "7", r#"{"eventType":["VERIFY"]}"#, padded.as_str()] {
            assert_eq!(proof(body), Err(Refused::Unsigned), "{body}");
        }
    }
}
