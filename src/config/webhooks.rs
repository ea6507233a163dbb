//! Environment -> the application's webhook. In the sandbox all of it is there from the start.

use secrecy::SecretString;

use super::SandboxConfig;
use super::reader::Reader;
use crate::smartcar::vehicle::Webhook;

/// Where cars are subscribed with v3, and where that is by default.
pub(super) const ORIGIN: &str = "SMARTCAR_MANAGEMENT_API_ORIGIN";
pub(super) const SMARTCARS: &str = "https://management.api.smartcar.com";

/// The webhook, if there is a token to check its deliveries with. `sandbox`: in sandbox mode, what the sandbox is told.
pub(super) fn read<L: Fn(&str) -> Option<String>>(
    read: &mut Reader<L>,
    sandbox: Option<&SandboxConfig>,
) -> Option<Webhook> {
    let id = read.optional("SMARTCAR_WEBHOOK_ID", "letters, digits, - and _, at most 64", |text| {
        let is_word = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_');
        ((1..=64).contains(&text.len()) && text.chars().all(is_word)).then(|| text.to_owned())
    });
    let mut token = |name: &str| {
        read.optional(name, TOKEN_FORM, |text| (text.len() >= 16).then(|| SecretString::from(text.to_owned())))
    };
    let (token, old_token) = (token("SMARTCAR_MANAGEMENT_TOKEN"), token("SMARTCAR_MANAGEMENT_TOKEN_OLD"));
    if let Some(sandbox) = sandbox {
        let id = id.or_else(|| sandbox.webhook_id.clone()).unwrap_or_else(|| SANDBOX_ID.to_owned());
        let token = token.unwrap_or_else(|| SecretString::from(sandbox.management_token.clone()));
        return Some(Webhook { token, old_token, id: Some(id) });
    }
    if token.is_none() && (id.is_some() || old_token.is_some()) {
        read.problem("SMARTCAR_MANAGEMENT_TOKEN", TOKEN_FORM);
    }
    token.map(|token| Webhook { token, old_token, id })
}

const TOKEN_FORM: &str =
    "the application management token from the Smartcar dashboard, at least 16 characters; a webhook needs it";
const SANDBOX_ID: &str = "5a4d8f3e-0000-4000-8000-776562686f6f";

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret;

    use crate::config::Config;

    fn config(settings: &[(&str, &str)]) -> Result<Config, String> {
        let value = |name: &str| settings.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
        Config::from_lookup(value).map_err(|problems| problems.to_string())
    }

    const TEST: [(&str, &str); 4] = [
        ("SMARTCAR_MODE", "test"),
        ("SMARTCAR_CLIENT_ID", "c"),
        ("SMARTCAR_CLIENT_SECRET", "s"),
        ("SMARTCAR_APPLICATION_ID", "a"),
    ];

    #[test]
    fn a_webhook_needs_its_token_and_the_sandbox_has_one() {
        let sandbox = config(&[]).unwrap();
        let webhook = sandbox.smartcar.webhook.unwrap();
        assert_eq!(webhook.token.expose_secret(), sandbox.sandbox.unwrap().management_token);
        assert!(webhook.id.is_some());
        assert!(config(&TEST).unwrap().smartcar.webhook.is_none());
        for wrong in [
            [("SMARTCAR_WEBHOOK_ID", "hook")].as_slice(),
            &[("SMARTCAR_MANAGEMENT_TOKEN_OLD", "amt-test-0123456789")],
            &[("SMARTCAR_MANAGEMENT_TOKEN", "short")],
        ] {
            let told = config(&[&TEST[..], wrong].concat()).unwrap_err();
            assert!(told.contains("SMARTCAR_MANAGEMENT_TOKEN") && !told.contains("short,"), "{told}");
        }
        let token = ("SMARTCAR_MANAGEMENT_TOKEN", "amt-test-0123456789");
        let odd = config(&[&TEST[..], &[token, ("SMARTCAR_WEBHOOK_ID", "a/b")]].concat()).unwrap_err();
        assert!(odd.contains("SMARTCAR_WEBHOOK_ID"), "{odd}");
        let whole = config(&[&TEST[..], &[token, ("SMARTCAR_WEBHOOK_ID", "hook")]].concat()).unwrap();
        assert!(!format!("{whole:?}").contains("amt-test"), "never printed");
    }
}
