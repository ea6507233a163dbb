//! The sandbox by itself, over HTTP: a client for its tests, and the commands of v2.0.

use std::net::TcpListener;
use std::path::PathBuf;

use reqwest::redirect::Policy;
use reqwest::{Client, Method, RequestBuilder, Response};
use serde_json::{Value, json};
use url::Url;

pub(crate) const APP: &str = "app-id";
pub(crate) const SECRET: &str = "app-secret";
pub(crate) const MANAGEMENT: &str = "management-token";
pub(crate) const BACK: &str = "http://localhost:8000/callback";
pub(crate) const ALL: &str = "read_vehicle_info read_vin read_odometer read_location read_battery read_charge read_fuel \
                   read_security control_charge control_security control_navigation";

/// A running sandbox, and a client that follows no redirect.
pub(crate) struct Sandbox {
    pub(crate) origin: String,
    pub(crate) client: Client,
}

/// A car connected the v2.0 way.
pub(crate) struct Connected {
    pub(crate) id: String,
    pub(crate) token: String,
}

impl Sandbox {
    pub(crate) fn start() -> Self {
        Self::start_on(None)
    }

    /// The same with a state file.
    pub(crate) fn start_on(state_file: Option<PathBuf>) -> Self {
        Self::start_with(|settings| settings.state_file = state_file)
    }

    /// The same with other settings.
    pub(crate) fn start_with(adjust: impl FnOnce(&mut driveway::sandbox::Settings)) -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let mut settings = driveway::sandbox::Settings {
            client_id: APP.to_owned(),
            client_secret: SECRET.to_owned(),
            management_token: MANAGEMENT.to_owned(),
            redirect_uris: vec![BACK.to_owned()],
            ..driveway::sandbox::Settings::default()
        };
        adjust(&mut settings);
        actix_web::rt::spawn(driveway::sandbox::serve(settings, listener).unwrap());
        Self { origin, client: Client::builder().redirect(Policy::none()).build().unwrap() }
    }

    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}{path}", self.origin))
    }

    pub(crate) async fn control(&self, path: &str, body: Value) {
        let response = self.request(Method::POST, &format!("/_control/{path}")).json(&body).send().await.unwrap();
        let status = response.status();
        assert!(status.is_success(), "{path}: {status} {}", response.text().await.unwrap());
    }

    /// Walks through Connect as an owner would and gives the address it ends at.
    pub(crate) async fn walk(&self, query: &[(&str, &str)], email: &str) -> Url {
        let begin = self.request(Method::GET, "/oauth/authorize").query(query).send().await.unwrap();
        let first = location(&begin);
        let visit = first.rsplit_once('/').unwrap().0;
        let sign_in = [("username", email), ("password", "x")];
        let signed_in = self.request(Method::POST, &format!("{visit}/sign-in")).form(&sign_in).send().await.unwrap();
        if !location(&signed_in).ends_with("/permissions") {
            return location(&signed_in).parse().unwrap();
        }
        let page = self.request(Method::GET, &location(&signed_in)).send().await.unwrap().text().await.unwrap();
        let html = scraper::Html::parse_document(&page);
        let mut form = vec![("decision", "approve".to_owned())];
        for name in ["car", "permission"] {
            let inputs = scraper::Selector::parse(&format!("input[name={name}]")).unwrap();
            form.extend(html.select(&inputs).map(|input| (name, input.value().attr("value").unwrap().to_owned())));
        }
        let done = self.request(Method::POST, &format!("{visit}/permissions")).form(&form).send().await.unwrap();
        location(&done).parse().unwrap()
    }

    /// An owner's first car of this brand, granted with every permission.
    pub(crate) async fn connect(&self, make: &str, email: &str) -> Connected {
        self.connect_with(make, email, ALL).await
    }

    pub(crate) async fn connect_with(&self, make: &str, email: &str, scope: &str) -> Connected {
        let query =
            [("response_type", "code"), ("client_id", APP), ("redirect_uri", BACK), ("scope", scope), ("make", make)];
        let code = parameter(&self.walk(&query, email).await, "code").unwrap();
        let form = [("grant_type", "authorization_code"), ("code", &code), ("redirect_uri", BACK)];
        let reply = self.request(Method::POST, "/oauth/token").basic_auth(APP, Some(SECRET)).form(&form);
        let token = body(reply.send().await.unwrap()).await["access_token"].as_str().unwrap().to_owned();
        let cars = self.request(Method::GET, "/v2.0/vehicles").bearer_auth(&token).send().await.unwrap();
        Connected { id: body(cars).await["vehicles"][0].as_str().unwrap().to_owned(), token }
    }

    pub(crate) async fn get(&self, car: &Connected, path: &str) -> Response {
        let path = format!("/v2.0/vehicles/{}{path}", car.id);
        self.request(Method::GET, &path).bearer_auth(&car.token).send().await.unwrap()
    }

    pub(crate) async fn post(&self, car: &Connected, path: &str, json: Value) -> Response {
        let path = format!("/v2.0/vehicles/{}{path}", car.id);
        self.request(Method::POST, &path).bearer_auth(&car.token).json(&json).send().await.unwrap()
    }
}

pub(crate) fn location(response: &Response) -> String {
    response.headers()["location"].to_str().unwrap().to_owned()
}

pub(crate) fn parameter(url: &Url, name: &str) -> Option<String> {
    url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}

pub(crate) async fn body(response: Response) -> Value {
    response.json().await.unwrap()
}

pub(crate) async fn code_of(response: Response) -> String {
    let status = response.status().as_u16();
    let body = body(response).await;
    format!("{status} {}:{}", body["type"].as_str().unwrap_or("-"), body["code"].as_str().unwrap_or("-"))
}

#[actix_web::test]
async fn a_command_is_accepted_and_a_newer_reading_shows_it() {
    let sandbox = Sandbox::start();
    let car = sandbox.connect("CHEVROLET", "owner@example.com").await;
    assert_eq!(body(sandbox.get(&car, "/security").await).await["isLocked"], false);
    let before = chrono::Utc::now();
    let locked = sandbox.post(&car, "/security", json!({"action": "LOCK"})).await;
    assert_eq!(body(locked).await, json!({"status": "success", "message": "Successfully sent request to vehicle"}));
    let reading = sandbox.get(&car, "/security").await;
    let recorded: chrono::DateTime<chrono::Utc> = reading.headers()["sc-data-age"].to_str().unwrap().parse().unwrap();
    assert!(recorded > before, "{recorded} is older than the command");
    let reading = body(reading).await;
    assert_eq!(reading["isLocked"], true);
    assert_eq!(reading["doors"][0], json!({"type": "frontLeft", "status": "CLOSED"}));
    sandbox.post(&car, "/security", json!({"action": "UNLOCK"})).await;
    assert_eq!(body(sandbox.get(&car, "/security").await).await["isLocked"], false);

    let charge = async || body(sandbox.get(&car, "/charge").await).await;
    assert_eq!(charge().await, json!({"isPluggedIn": true, "state": "NOT_CHARGING"}));
    assert_eq!(sandbox.post(&car, "/charge", json!({"action": "START"})).await.status(), 200);
    assert_eq!(charge().await, json!({"isPluggedIn": true, "state": "CHARGING"}));
}

#[actix_web::test]
async fn a_car_refuses_what_its_state_forbids() {
    let sandbox = Sandbox::start();
    let car = sandbox.connect("CHEVROLET", "owner@example.com").await;
    let charge = async |action: &str| code_of(sandbox.post(&car, "/charge", json!({"action": action})).await).await;
    assert_eq!(charge("STOP").await, "409 VEHICLE_STATE:NOT_CHARGING");
    assert_eq!(charge("START").await, "200 -:-");
    assert_eq!(charge("START").await, "409 VEHICLE_STATE:CHARGING_IN_PROGRESS");
    assert_eq!(charge("STOP").await, "200 -:-");
    let petrol = sandbox.connect("DODGE", "owner@example.com").await;
    let refused = sandbox.post(&petrol, "/charge", json!({"action": "START"})).await;
    assert_eq!(code_of(refused).await, "501 COMPATIBILITY:VEHICLE_NOT_CAPABLE");
}

#[actix_web::test]
async fn a_body_that_is_no_command_is_refused_by_the_name_of_its_field() {
    let sandbox = Sandbox::start();
    let car = sandbox.connect("KIA", "owner@example.com").await;
    for wrong in [json!({"action": "lock"}), json!({"action": "START"}), json!({}), json!([1]), json!({"action": 7})] {
        let refused = body(sandbox.post(&car, "/security", wrong).await).await;
        assert_eq!((&refused["type"], &refused["code"]), (&json!("VALIDATION"), &json!("PARAMETER")));
        assert_eq!(refused["detail"][0]["field"], json!(["action"]));
        assert!(refused["detail"][0]["message"].as_str().unwrap().contains("LOCK or UNLOCK"));
    }
    let reader = sandbox.connect_with("KIA", "reader@example.com", "read_security read_odometer").await;
    let refused = sandbox.post(&reader, "/security", json!({"action": "LOCK"})).await;
    assert_eq!(code_of(refused).await, "403 PERMISSION:-");
}
