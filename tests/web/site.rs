//! The site of `deploy/nginx.conf` with the real nginx, two processes of the real program behind it, and the sandbox they
//! ask. Where nginx is not installed there is none.

use std::net::{IpAddr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use reqwest::redirect::Policy;

use crate::browser::Browser;
use crate::harness::{SECRET, fresh_database};
use crate::program::{free_address, prepare, program, sandbox_for, until_it_answers};

/// The name that stands in the files of `deploy/`.
pub(crate) const NAME: &str = "driveway.example";

/// nginx and two processes behind it.
pub(crate) struct Site {
    pub(crate) https: SocketAddr,
    pub(crate) http: SocketAddr,
    /// Where the processes listen.
    pub(crate) processes: [String; 2],
    pub(crate) sandbox: String,
    pub(crate) folder: tempfile::TempDir,
    running: Vec<Child>,
    nginx: Child,
}

impl Site {
    /// On a database of its own.
    pub(crate) async fn start() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let database_url = fresh_database(folder.path()).await;
        Self::start_on(folder, &database_url).await
    }

    pub(crate) async fn start_on(folder: tempfile::TempDir, database_url: &str) -> Option<Self> {
        let Some(nginx) = nginx() else {
            eprintln!("nginx is not installed; deploy/nginx.conf was not tried (Debian: apt-get install nginx)");
            return None;
        };
        prepare();
        let (processes, https, http) = ([free_address(), free_address()], free_port(), free_port());
        certificate(folder.path());
        std::fs::write(folder.path().join("site.conf"), site(folder.path(), https, http, &processes)).unwrap();
        std::fs::write(folder.path().join("main.conf"), main_file(folder.path())).unwrap();
        let base_url = format!("https://{NAME}:{}", https.port());
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let sandbox = format!("http://{}", listener.local_addr().unwrap());
        let settings = settings(&sandbox, &base_url, database_url, listener);
        let mut running = Vec::new();
        for process in &processes {
            let settings: Vec<(&str, &str)> = settings.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let mut program = program(folder.path(), &settings);
            program.env("BIND_ADDR", process).stdout(Stdio::null()).stderr(Stdio::null());
            running.push(program.spawn().unwrap());
            until_it_answers(process).await;
        }
        let mut command = Command::new(nginx);
        command.arg("-p").arg(folder.path()).arg("-c").arg(folder.path().join("main.conf"));
        let nginx = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let site = Self { https, http, processes, sandbox, folder, running, nginx };
        let end = Instant::now() + Duration::from_secs(10);
        while std::net::TcpStream::connect(https).is_err() {
            let log = std::fs::read_to_string(site.folder.path().join("error.log")).unwrap_or_default();
            assert!(Instant::now() < end, "nginx does not start: {log}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Some(site)
    }

    /// A client at an address of this machine that knows the name and trusts the certificate.
    pub(crate) fn client(&self, from: &str) -> reqwest::Client {
        let pem = std::fs::read(self.folder.path().join("fullchain.pem")).unwrap();
        reqwest::Client::builder()
            .redirect(Policy::none())
            .resolve(NAME, self.https)
            .local_address(from.parse::<IpAddr>().unwrap())
            .add_root_certificate(reqwest::Certificate::from_pem(&pem).unwrap())
            .build()
            .unwrap()
    }

    /// The same as a browser.
    pub(crate) fn browser(&self, from: &str) -> Browser {
        Browser::new(&self.url("/")).with(self.client(from))
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("https://{NAME}:{}{path}", self.https.port())
    }

    /// Ends a process as a machine that loses its power does.
    pub(crate) fn kill(&mut self, which: usize) {
        self.running[which].kill().unwrap();
        self.running[which].wait().unwrap();
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        // An orderly end of the one, so that its workers go too.
        let _ = Command::new("kill").args(["-TERM", &self.nginx.id().to_string()]).status();
        let _ = self.nginx.wait();
        for process in &mut self.running {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

/// The file of `deploy/` with addresses and folders of this test; whatever else stands in it stays.
pub(crate) fn site(folder: &Path, https: SocketAddr, http: SocketAddr, processes: &[String; 2]) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("deploy/nginx.conf");
    let changes = [
        ("listen 443 ssl;".to_owned(), format!("listen {https} ssl;")),
        ("listen 80;".to_owned(), format!("listen {http};")),
        ("127.0.0.1:8000".to_owned(), processes[0].clone()),
        ("127.0.0.1:8010".to_owned(), processes[1].clone()),
        (format!("/etc/letsencrypt/live/{NAME}/"), format!("{}/", folder.display())),
        ("/var/www/html".to_owned(), folder.display().to_string()),
        // This machine is a stranger here, but for one address.
        ("allow 127.0.0.1;".to_owned(), "allow 127.0.0.3;".to_owned()),
    ];
    changes.into_iter().fold(std::fs::read_to_string(file).unwrap(), |site, (named, ours)| {
        assert!(site.contains(&named), "{named}");
        site.replace(&named, &ours)
    })
}

/// What Debian has in `/etc/nginx/nginx.conf`, in a folder of its own.
pub(crate) fn main_file(folder: &Path) -> String {
    let root = folder.display();
    let main = format!(
        "pid {root}/pid; error_log {root}/error.log; worker_processes 1; daemon off;
         events {{ }}
         http {{ access_log off; client_body_temp_path {root}/body; proxy_temp_path {root}/proxy;
                fastcgi_temp_path {root}/f; uwsgi_temp_path {root}/u; scgi_temp_path {root}/s; include {root}/site.conf; }}"
    );
    // As root nginx gives its workers to another user, who may not look into a folder of ours.
    if is_root() { format!("user root; {main}") } else { main }
}

pub(crate) fn nginx() -> Option<PathBuf> {
    let places = ["/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx"];
    places.iter().map(PathBuf::from).find(|place| place.exists())
}

pub(crate) fn free_port() -> SocketAddr {
    free_address().parse().unwrap()
}

/// Starts the sandbox, which sends owners back to the site's own address only, and answers with what the app needs to know.
fn settings(sandbox: &str, base_url: &str, database_url: &str, listener: TcpListener) -> Vec<(&'static str, String)> {
    let known = sandbox_for(base_url, listener);
    let mut settings = vec![
        ("SMARTCAR_MODE", "test".to_owned()),
        ("SMARTCAR_APPLICATION_ID", known.client_id.clone()),
        ("SMARTCAR_CLIENT_ID", known.client_id),
        ("SMARTCAR_CLIENT_SECRET", known.client_secret),
        ("APP_BASE_URL", base_url.to_owned()),
        ("APP_SECRET", SECRET.to_owned()),
        ("APP_OPERATOR_PASSWORD", "correct horse battery".to_owned()),
        ("APP_TRUSTED_PROXIES", "127.0.0.1".to_owned()),
        ("DATABASE_URL", database_url.to_owned()),
    ];
    for origin in ["CONNECT", "AUTH", "API", "IAM", "API_V3"] {
        settings.push((format!("SMARTCAR_{origin}_ORIGIN").leak(), sandbox.to_owned()));
    }
    settings
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|said| said.stdout.starts_with(b"0"))
}

pub(crate) fn certificate(folder: &Path) {
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
