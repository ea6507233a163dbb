//! The real app, the real sandbox and a real browser, made new for each test and gone after it.
//!
//! [`visit`] is all that a test needs: it starts both servers on ports of their own, opens a Chromium with an empty
//! profile, hands both to the test as an [`Owner`], and closes everything, also when the test panics. The app is named
//! `localhost` and the sandbox `127.0.0.1`, which are two sites to a browser, as the app and Smartcar are. Afterwards the
//! browser's console must be empty: one refused style sheet or form fails the test that met it.

use std::net::TcpListener;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::thread::JoinHandle;

use driveway::config::Config;
use driveway::{app, sandbox};
use futures_util::FutureExt;
use futures_util::future::try_join;
use tempfile::TempDir;
use tokio::sync::{Semaphore, oneshot};

use crate::chromium::Chromedriver;
use crate::owner::Owner;

/// Two browsers at once, however many cores there are: a browser kept waiting is a test that fails now and then.
static SEATS: Semaphore = Semaphore::const_new(2);

/// The logo of a product that is not ours.
const LOGO: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/pictures/logo.svg");

/// What is special about an owner's browser, or about the app.
#[derive(Clone, Copy)]
pub(crate) struct Setup {
    /// The browser runs no script at all.
    pub(crate) without_script: bool,
    /// The owner's system asks for dark pages.
    pub(crate) dark: bool,
    /// The window is this many CSS pixels wide.
    pub(crate) width: Option<u32>,
    /// And this many high, for a picture: nothing that scrolls is in it, and letters are grey and not coloured at the edge.
    pub(crate) height: Option<u32>,
    /// The app has a name, a colour and a logo of its own.
    pub(crate) branded: bool,
    /// `SMARTCAR_API_VERSION`, if not the default.
    pub(crate) api_version: Option<&'static str>,
    /// The browser notes every request, which takes its time: for [`Owner::returns_from_connect`].
    pub(crate) notes_requests: bool,
    /// `APP_LANGUAGES`, if not English alone.
    pub(crate) languages: Option<&'static str>,
}

impl Setup {
    /// Nothing special.
    pub(crate) const ORDINARY: Self = Self {
        without_script: false,
        dark: false,
        width: None,
        height: None,
        branded: false,
        api_version: None,
        notes_requests: false,
        languages: None,
    };
}

/// Runs a test with servers and a browser of its own.
pub(crate) async fn visit(setup: Setup, test: impl AsyncFnOnce(&Owner)) {
    let _seat = SEATS.acquire().await.expect("nobody closes the semaphore");
    let site = Site::open(setup);
    let chromedriver = Chromedriver::start();
    let browser = chromedriver.open_browser(setup).await.expect("Chromium does not start");
    let owner = Owner { browser, site };
    let mut ending = AssertUnwindSafe(test(&owner)).catch_unwind().await;
    if ending.is_ok() {
        ending = AssertUnwindSafe(owner.finds_the_console_empty()).catch_unwind().await;
    }
    if ending.is_err() {
        eprintln!("{}", owner.describes_the_page().await);
    }
    let Owner { browser, site } = owner;
    browser.quit().await.expect("the browser closes");
    drop((chromedriver, site));
    if let Err(panic) = ending {
        resume_unwind(panic);
    }
}

/// The app and the sandbox, serving from a thread of their own.
pub(crate) struct Site {
    /// The app's origin.
    pub(crate) app: String,
    /// The product's name.
    pub(crate) name: String,
    /// The sandbox's origin.
    pub(crate) sandbox: String,
    /// The app's database, for tests that look at what was stored.
    pub(crate) database_url: String,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
    _data: TempDir,
}

impl Site {
    fn open(setup: Setup) -> Self {
        // Fails when another test was first, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let data = TempDir::new().expect("a directory for the app's data");
        let bind = || TcpListener::bind("127.0.0.1:0").expect("a free port");
        let (app_listener, sandbox_listener) = (bind(), bind());
        let app_addr = app_listener.local_addr().expect("a bound listener");
        let sandbox_addr = sandbox_listener.local_addr().expect("a bound listener");
        let app_url = format!("http://localhost:{}", app_addr.port());
        let database_url = format!("sqlite://{}", data.path().join("app.db").display());
        let mut config = Config::from_lookup(|name| match name {
            "APP_BASE_URL" => Some(app_url.clone()),
            "BIND_ADDR" => Some(app_addr.to_string()),
            "SANDBOX_ADDR" => Some(sandbox_addr.to_string()),
            "DATABASE_URL" => Some(database_url.clone()),
            "APP_NAME" => Some(if setup.branded { "Fernfleet" } else { "Driveway" }.to_owned()),
            "APP_ACCENT" if setup.branded => Some("#1d6b45".to_owned()),
            "APP_LOGO" if setup.branded => Some(LOGO.to_owned()),
            // A browser of its own would ask for American English.
            "APP_LANGUAGES" => Some(setup.languages.unwrap_or("en").to_owned()),
            "SMARTCAR_API_VERSION" => setup.api_version.map(str::to_owned),
            _ => None,
        })
        .expect("settings without a problem");
        let name = config.app_name.clone();
        config.data_dir = data.path().to_owned();
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::spawn(move || {
            actix_web::rt::System::new().block_on(serve(config, app_listener, sandbox_listener, stopped));
        });
        let sandbox = format!("http://{sandbox_addr}");
        Self { app: app_url, name, sandbox, database_url, stop: Some(stop), thread: Some(thread), _data: data }
    }
}

async fn serve(config: Config, app: TcpListener, sandbox: TcpListener, stopped: oneshot::Receiver<()>) {
    let known = config.sandbox.clone().expect("sandbox mode is the default");
    let settings = sandbox::Settings {
        client_id: known.client_id,
        client_secret: known.client_secret,
        management_token: known.management_token,
        redirect_uris: known.redirect_uris,
        state_file: None,
        ..sandbox::Settings::default()
    };
    let sandbox = sandbox::serve(settings, sandbox).expect("the sandbox starts");
    let app = app::serve(config, app).await.expect("the app starts");
    let handles = (app.handle(), sandbox.handle());
    let serving = actix_web::rt::spawn(try_join(app.run(), sandbox));
    // An error is the other end gone, which means the same.
    let _ = stopped.await;
    handles.0.stop().await;
    handles.1.stop(false).await;
    serving.await.expect("both servers end").expect("and end well");
}

impl Drop for Site {
    fn drop(&mut self) {
        drop(self.stop.take());
        let ended = self.thread.take().map(JoinHandle::join);
        if !std::thread::panicking() {
            assert!(matches!(ended, Some(Ok(()))), "a server has panicked, see above");
        }
    }
}
