//! The app behind the site of `deploy/nginx.conf`, with the real nginx. Where it is not installed there is nothing to test.

use std::net::{IpAddr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use reqwest::redirect::Policy;

use crate::harness::SECRET;
use crate::start_up::{free_address, program, until_it_answers};

const NAME: &str = "driveway.example";

/// nginx and one app behind it.
struct Site {
    https: SocketAddr,
    http: SocketAddr,
    app: Child,
    nginx: Child,
    folder: tempfile::TempDir,
}

fn free_port() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}

fn nginx() -> Option<PathBuf> {
    let places = ["/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx"];
    places.iter().map(PathBuf::from).find(|place| place.exists())
}

impl Site {
    async fn start() -> Option<Self> {
        crate::start_up::prepare();
        let nginx = nginx()?;
        let folder = tempfile::tempdir().unwrap();
        let (app, https, http) = (free_address(), free_port(), free_port());
        certificate(folder.path());
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("deploy/nginx.conf");
        let site = std::fs::read_to_string(file).unwrap();
        let certificates = format!("/etc/letsencrypt/live/{NAME}/");
        for named in
            ["listen 443 ssl;", "listen 80;", "127.0.0.1:8000", "127.0.0.1:8010", &certificates, "allow 127.0.0.1;"]
        {
            assert!(site.contains(named), "{named}");
        }
        let site = site
            .replace("listen 443 ssl;", &format!("listen {https} ssl;"))
            .replace("listen 80;", &format!("listen {http};"))
            .replace("127.0.0.1:8000", &app)
            // The other process is not there: whatever nginx sends to it has to come to the first.
            .replace("127.0.0.1:8010", &free_address())
            .replace(&certificates, &format!("{}/", folder.path().display()))
            // This machine is a stranger here, but for one address.
            .replace("allow 127.0.0.1;", "allow 127.0.0.3;");
        std::fs::write(folder.path().join("site.conf"), site).unwrap();
        let root = folder.path().display();
        let main = format!(
            "pid {root}/pid; error_log {root}/error.log; worker_processes 1; daemon off;
             events {{ }}
             http {{ access_log off; client_body_temp_path {root}/body; proxy_temp_path {root}/proxy;
                    fastcgi_temp_path {root}/f; uwsgi_temp_path {root}/u; scgi_temp_path {root}/s; include {root}/site.conf; }}"
        );
        // As root nginx gives its workers to another user, who may not look into a folder of ours.
        let main = if is_root() { format!("user root; {main}") } else { main };
        std::fs::write(folder.path().join("main.conf"), main).unwrap();
        let base_url = format!("https://{NAME}:{}", https.port());
        let settings = [
            ("SMARTCAR_MODE", "test"),
            ("SMARTCAR_CLIENT_ID", "an-id"),
            ("SMARTCAR_CLIENT_SECRET", "a-secret"),
            ("SMARTCAR_APPLICATION_ID", "an-application"),
            ("SMARTCAR_CONNECT_ORIGIN", "http://127.0.0.1:1"),
            ("APP_BASE_URL", &base_url),
            ("APP_SECRET", SECRET),
            ("APP_OPERATOR_PASSWORD", "correct horse battery"),
            ("APP_TRUSTED_PROXIES", "127.0.0.1"),
            ("BIND_ADDR", &app),
        ];
        let mut running = program(folder.path(), &settings);
        let running = running.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        until_it_answers(&app).await;
        let mut command = Command::new(nginx);
        command.arg("-p").arg(folder.path()).arg("-c").arg(folder.path().join("main.conf"));
        let nginx = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let site = Self { https, http, app: running, nginx, folder };
        let end = Instant::now() + Duration::from_secs(10);
        while std::net::TcpStream::connect(https).is_err() {
            let log = std::fs::read_to_string(site.folder.path().join("error.log")).unwrap_or_default();
            assert!(Instant::now() < end, "nginx does not start: {log}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Some(site)
    }

    /// A client at an address of this machine that knows the name and trusts the certificate.
    fn client(&self, from: &str) -> reqwest::Client {
        let pem = std::fs::read(self.folder.path().join("fullchain.pem")).unwrap();
        reqwest::Client::builder()
            .redirect(Policy::none())
            .resolve(NAME, self.https)
            .local_address(from.parse::<IpAddr>().unwrap())
            .add_root_certificate(reqwest::Certificate::from_pem(&pem).unwrap())
            .build()
            .unwrap()
    }

    fn url(&self, path: &str) -> String {
        format!("https://{NAME}:{}{path}", self.https.port())
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        // An orderly end of the one, so that its workers go too.
        let _ = Command::new("kill").args(["-TERM", &self.nginx.id().to_string()]).status();
        let _ = self.nginx.wait();
        let _ = self.app.kill();
        let _ = self.app.wait();
    }
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|said| said.stdout.starts_with(b"0"))
}

fn certificate(folder: &Path) {
    let made = Command::new("openssl")
        .args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"])
        .args(["-subj", &format!("/CN={NAME}"), "-addext", &format!("subjectAltName=DNS:{NAME}")])
        .args(["-addext", "basicConstraints=critical,CA:FALSE"])
        .arg("-keyout")
        .arg(folder.join("privkey.pem"))
        .arg("-out")
        .arg(folder.join("fullchain.pem"))
        .output()
        .unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
}

#[actix_web::test]
async fn behind_nginx_it_is_one_safe_site_with_nothing_else_open() {
    let Some(site) = Site::start().await else {
        eprintln!("nginx is not installed; deploy/nginx.conf was not tried (Debian: apt-get install nginx)");
        return;
    };
    let client = site.client("127.0.0.1");
    let header = |answer: &reqwest::Response, name: &str| {
        answer.headers().get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default()
    };

    let plain = client.get(format!("http://{}/settings?a=b", site.http)).header("host", NAME).send().await.unwrap();
    assert_eq!((plain.status().as_u16(), header(&plain, "location")), (308, format!("https://{NAME}/settings?a=b")));

    let home = client.get(site.url("/")).send().await.unwrap();
    assert_eq!(home.status(), 200);
    assert!(header(&home, "strict-transport-security").contains("max-age=31536000"));
    assert_eq!(home.headers().get_all("strict-transport-security").iter().count(), 1);
    let cookie = header(&home, "set-cookie");
    assert!(cookie.starts_with("__Host-") && cookie.contains("Secure") && cookie.contains("HttpOnly"), "{cookie}");
    assert_eq!(header(&home, "x-request-id").len(), 32, "the name nginx gave it");

    let html = home.text().await.unwrap();
    let token = html.split("name=\"csrf\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let sent = client.post(site.url("/connect")).header("cookie", cookie.split(';').next().unwrap());
    let away = sent.form(&[("csrf", token.as_str())]).send().await.unwrap();
    let location = header(&away, "location");
    let wanted = format!("redirect_uri=https%3A%2F%2F{NAME}%3A{}%2Fcallback", site.https.port());
    assert!(location.contains(&wanted) || location.starts_with("/connect/"), "{} {location}", away.status());

    for path in ["/metrics", "/readyz", "/setup", "/funnel", "/operator", "/operator/demand"] {
        assert_eq!(client.get(site.url(path)).send().await.unwrap().status(), 404, "{path} for a stranger");
    }
    let inside = site.client("127.0.0.3");
    assert_eq!(inside.get(site.url("/readyz")).send().await.unwrap().status(), 200);
    assert_eq!(inside.get(site.url("/metrics")).send().await.unwrap().status(), 401, "and then the password");
    assert_eq!(client.get(site.url("/healthz")).send().await.unwrap().status(), 200);

    let large = client.post(site.url("/connect")).body(vec![b'a'; 10 * 1024 * 1024]).send().await;
    // nginx may close before it has read what it does not want.
    if let Ok(answer) = large {
        assert_eq!(answer.status(), 413);
        assert!(answer.text().await.unwrap().contains("nginx"), "the app has not seen it");
    }
}

#[actix_web::test]
async fn behind_nginx_each_address_has_a_limit_of_its_own_whatever_it_claims() {
    let Some(site) = Site::start().await else { return };
    let send = async |client: &reqwest::Client, claim: usize| {
        let post = client.post(site.url("/connect")).header("x-forwarded-for", format!("203.0.113.{claim}"));
        post.header("forwarded", format!("for=203.0.113.{claim}")).body("a=b").send().await.unwrap().status().as_u16()
    };
    let (one, other) = (site.client("127.0.0.1"), site.client("127.0.0.2"));
    let mut refused = 0;
    for number in 0..80 {
        refused += usize::from(send(&one, number).await == 429);
    }
    assert!(refused > 5, "{refused} of 80 forms were refused");
    assert_ne!(send(&other, 1).await, 429, "somebody else");
}
