//! Two processes of the real program on one `PostgreSQL` database (`tests/postgres`), behind something that sends each
//! connection to another one of them; and a wire that can be cut.

use std::process::Child;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde_json::Value;
use sqlx::{AnyPool, Row};
use tokio::net::{TcpListener, TcpStream};

use crate::browser::{Browser, Page};
use crate::harness::{SECRET, fresh_database, on_a_server};
use crate::program::{free_address, program, sandbox_for, until_it_answers};

/// Passes connections on to one of several addresses: to the next one each time, to another where nobody listens.
pub(crate) struct Balancer {
    pub(crate) address: String,
    open: Arc<AtomicBool>,
    silent: Arc<AtomicBool>,
    task: tokio::task::JoinHandle<()>,
}

impl Balancer {
    pub(crate) async fn to(targets: Vec<String>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let (open, next) = (Arc::new(AtomicBool::new(true)), Arc::new(AtomicUsize::new(0)));
        let silent = Arc::new(AtomicBool::new(false));
        let (is_open, is_silent) = (Arc::clone(&open), Arc::clone(&silent));
        let task = tokio::spawn(async move {
            while let Ok((mut client, _)) = listener.accept().await {
                if !is_open.load(Ordering::SeqCst) {
                    continue;
                }
                let (targets, first) = (targets.clone(), next.fetch_add(1, Ordering::SeqCst));
                let (is_open, is_silent) = (Arc::clone(&is_open), Arc::clone(&is_silent));
                tokio::spawn(async move {
                    for turn in 0..targets.len() {
                        let Ok(mut server) = TcpStream::connect(&targets[(first + turn) % targets.len()]).await else {
                            continue;
                        };
                        let closed = async {
                            while is_open.load(Ordering::SeqCst) {
                                tokio::time::sleep(Duration::from_millis(20)).await;
                            }
                        };
                        let silence = async {
                            while !is_silent.load(Ordering::SeqCst) {
                                tokio::time::sleep(Duration::from_millis(20)).await;
                            }
                        };
                        let passing = async {
                            tokio::select! {
                                _ = tokio::io::copy_bidirectional(&mut client, &mut server) => return,
                                () = silence => {}
                            }
                            // Open, and nothing comes through: neither side ever learns of it.
                            std::future::pending::<()>().await;
                        };
                        tokio::select! {
                            () = passing => {}
                            () = closed => {}
                        }
                        return;
                    }
                });
            }
        });
        Self { address, open, silent, task }
    }

    /// Cuts what goes through it, and whoever comes next, off; or lets them through again.
    pub(crate) fn lets_through(&self, open: bool) {
        self.open.store(open, Ordering::SeqCst);
    }
}

impl Balancer {
    /// Holds back what goes through it, and whoever comes next, without a word; or lets those through who come from now on.
    pub(crate) fn is_silent(&self, silent: bool) {
        self.silent.store(silent, Ordering::SeqCst);
    }
}

impl Drop for Balancer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Two processes, their sandbox, and what browsers open.
pub(crate) struct Pair {
    pub(crate) balancer: Balancer,
    pub(crate) sandbox: String,
    pub(crate) addresses: [String; 2],
    settings: Vec<(&'static str, String)>,
    pub(crate) processes: [Option<Child>; 2],
    pub(crate) database_url: String,
    directory: tempfile::TempDir,
}

impl Pair {
    /// `None` without a server.
    pub(crate) async fn start() -> Option<Self> {
        Self::start_with(&[]).await
    }

    pub(crate) async fn start_with(more: &[(&'static str, &str)]) -> Option<Self> {
        if !on_a_server() {
            return None;
        }
        let directory = tempfile::tempdir().unwrap();
        let database_url = fresh_database(directory.path()).await;
        let addresses = [free_address(), free_address()];
        let balancer = Balancer::to(addresses.to_vec()).await;
        let base_url = format!("http://localhost:{}", balancer.address.rsplit(':').next().unwrap());
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let sandbox = format!("http://{}", listener.local_addr().unwrap());
        let known = sandbox_for(&base_url, listener);
        let mut settings = vec![
            ("SMARTCAR_MODE", "test".to_owned()),
            // Tokens of each owner, which is where most can go wrong.
            ("SMARTCAR_API_VERSION", "2.0".to_owned()),
            ("SMARTCAR_CLIENT_ID", known.client_id),
            ("SMARTCAR_CLIENT_SECRET", known.client_secret),
            ("APP_BASE_URL", base_url),
            ("APP_SECRET", SECRET.to_owned()),
            ("APP_OPERATOR_PASSWORD", "correct horse battery".to_owned()),
            // Each browser of these tests says another address.
            ("APP_TRUSTED_PROXIES", "127.0.0.1".to_owned()),
            ("DATABASE_URL", database_url.clone()),
            ("RUST_LOG", "warn".to_owned()),
        ];
        for origin in ["CONNECT", "AUTH", "API", "IAM", "API_V3"] {
            settings.push((format!("SMARTCAR_{origin}_ORIGIN").leak(), sandbox.clone()));
        }
        settings.extend(more.iter().map(|(name, value)| (*name, (*value).to_owned())));
        let mut pair =
            Self { balancer, sandbox, addresses, settings, processes: [None, None], database_url, directory };
        // Both at once, on an empty database.
        pair.begin(0);
        pair.begin(1);
        for address in pair.addresses.clone() {
            until_it_answers(&address).await;
        }
        Some(pair)
    }

    pub(crate) fn begin(&mut self, which: usize) {
        let settings: Vec<(&str, &str)> = self.settings.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let mut program = program(self.directory.path(), &settings);
        program.env("BIND_ADDR", &self.addresses[which]);
        let log = std::fs::File::create(self.directory.path().join(format!("{which}.log"))).unwrap();
        program.stdout(log.try_clone().unwrap()).stderr(log);
        self.processes[which] = Some(program.spawn().unwrap());
    }

    /// Ends a process as a machine that loses its power does.
    pub(crate) fn kill(&mut self, which: usize) {
        let mut process = self.processes[which].take().unwrap();
        process.kill().unwrap();
        process.wait().unwrap();
    }

    pub(crate) fn signal(&self, which: usize, name: &str) {
        let id = self.processes[which].as_ref().unwrap().id().to_string();
        assert!(std::process::Command::new("kill").args([name, &id]).status().unwrap().success());
    }

    /// A new browser; each of its requests may meet another process.
    pub(crate) fn browser(&self) -> Browser {
        self.browser_at(&self.balancer.address)
    }

    pub(crate) fn browser_at(&self, address: &str) -> Browser {
        static NUMBER: AtomicUsize = AtomicUsize::new(1);
        let number = NUMBER.fetch_add(1, Ordering::SeqCst);
        let from = format!("198.51.{}.{}", number / 250, number % 250 + 1);
        let port = address.rsplit(':').next().unwrap();
        Browser::new(&format!("http://localhost:{port}")).restless(from)
    }

    /// The same browser, at one of the processes.
    pub(crate) fn at(&self, browser: &Browser, which: usize) -> Browser {
        browser.clone().through(&self.addresses[which])
    }

    pub(crate) async fn control(&self, path: &str, body: Value) {
        let answer = reqwest::Client::new().post(format!("{}/_control/{path}", self.sandbox)).json(&body).send().await;
        assert!(answer.unwrap().status().is_success(), "{path}");
    }

    pub(crate) async fn journal(&self) -> Vec<Value> {
        reqwest::get(format!("{}/_control/journal", self.sandbox)).await.unwrap().json().await.unwrap()
    }

    pub(crate) async fn refreshes(&self) -> usize {
        self.journal().await.iter().filter(|entry| entry["grant_type"] == "refresh_token").count()
    }

    pub(crate) async fn asked(&self, end: &str) -> usize {
        let asks = |entry: &&Value| entry["method"] == "POST" && entry["path"].as_str().unwrap().ends_with(end);
        self.journal().await.iter().filter(asks).count()
    }

    /// The first column of what a query finds.
    pub(crate) async fn texts(&self, query: &'static str) -> Vec<String> {
        let pool = AnyPool::connect(&self.database_url).await.unwrap();
        let rows = sqlx::query(query).fetch_all(&pool).await.unwrap();
        pool.close().await;
        rows.iter().map(|row| row.get(0)).collect()
    }

    pub(crate) async fn change(&self, statement: &'static str) {
        let pool = AnyPool::connect(&self.database_url).await.unwrap();
        sqlx::query(statement).execute(&pool).await.unwrap();
        pool.close().await;
    }

    pub(crate) async fn number(&self, query: &'static str) -> i64 {
        let pool = AnyPool::connect(&self.database_url).await.unwrap();
        let number = sqlx::query(query).fetch_one(&pool).await.unwrap().get(0);
        pool.close().await;
        number
    }
}

impl Drop for Pair {
    fn drop(&mut self) {
        for process in self.processes.iter_mut().flatten() {
            // It may have ended already.
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

/// Opens a page until it is as wanted.
pub(crate) async fn until(browser: &mut Browser, path: &str, wanted: impl Fn(&Page) -> bool) -> Page {
    let end = Instant::now() + Duration::from_secs(30);
    loop {
        let page = browser.open(path).await;
        if wanted(&page) {
            return page;
        }
        assert!(Instant::now() < end, "{path}: {}", page.words("main"));
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}
