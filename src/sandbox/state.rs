//! The one shared state of the sandbox and its file.
//!
//! Every change is written before it is answered, to a temporary file that then takes the real one's place, so that a
//! killed process never leaves half a file or a token nobody remembers. The write is synchronous and under the lock: a
//! sandbox has one user, and order matters more than speed. A damaged file is set aside with a warning.

use std::collections::{BTreeMap, VecDeque};
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use tokio::sync::mpsc::UnboundedSender;

use super::connect::visit::Visit;
use super::misbehaviour::{Behaviour, Rule};
use super::noted::{Attempt, Journal};
use super::pages::Pages;
use super::recorded::Recorded;
use super::settings::{Error, Settings};
use super::shapes::Shapes;
use super::webhooks::known::Event;
use super::world::World;

/// What every handler is given.
pub(super) struct Sandbox {
    pub(super) settings: Settings,
    /// `http://` and the address of the listener.
    pub(super) origin: String,
    pub(super) pages: Pages,
    world: Mutex<World>,
    pub(super) visits: Mutex<BTreeMap<String, Visit>>,
    pub(super) journal: Mutex<Journal>,
    pub(super) token_rule: Mutex<Rule>,
    pub(super) iam_rule: Mutex<Rule>,
    pub(super) api_rule: Mutex<Rule>,
    /// By car.
    pub(super) car_rules: Mutex<BTreeMap<String, Rule>>,
    pub(super) shapes: Mutex<Shapes>,
    /// What is answered instead of what the sandbox would say.
    pub(super) replay: Option<Recorded>,
    /// Where Connect sends the browser first, if to another origin.
    pub(super) connect_origin: Mutex<Option<String>>,
    /// Where events for webhooks go.
    events: UnboundedSender<Event>,
    pub(super) deliveries: Mutex<VecDeque<Attempt>>,
    /// Made when a webhook needs it.
    pub(super) client: OnceLock<Option<reqwest::Client>>,
    numbers: AtomicU64,
}

impl Sandbox {
    pub(super) fn open(settings: Settings, origin: String, events: UnboundedSender<Event>) -> Result<Self, Error> {
        let mut world = settings.state_file.as_deref().map(load).unwrap_or_default();
        world.ensure_webhook(&settings);
        let replay = settings.replay.as_deref().map(Recorded::load).transpose()?;
        let shapes = Mutex::new(Shapes::of(&settings));
        Ok(Self {
            settings,
            replay,
            origin,
            pages: Pages::load()?,
            world: Mutex::new(world),
            visits: Mutex::default(),
            journal: Mutex::default(),
            token_rule: Mutex::default(),
            iam_rule: Mutex::default(),
            api_rule: Mutex::default(),
            car_rules: Mutex::default(),
            shapes,
            connect_origin: Mutex::default(),
            events,
            deliveries: Mutex::default(),
            client: OnceLock::new(),
            numbers: AtomicU64::default(),
        })
    }

    pub(super) fn read<T>(&self, look: impl FnOnce(&World) -> T) -> T {
        look(&lock(&self.world))
    }

    pub(super) fn change<T>(&self, act: impl FnOnce(&mut World) -> T) -> T {
        let mut world = lock(&self.world);
        let answer = act(&mut world);
        // Under the lock, so that events leave in the order things happened.
        world.news().into_iter().for_each(|event| self.tell(event));
        if let Some(file) = &self.settings.state_file
            && let Err(error) = save(file, &world)
        {
            tracing::warn!(file = %file.display(), %error, "the sandbox could not write its state");
        }
        answer
    }

    pub(super) fn tell(&self, event: Event) {
        // Fails only where nobody delivers any more, because the sandbox is ending.
        let _ = self.events.send(event);
    }

    /// What a request to the vehicle API meets: the rule of its car, else the one for all.
    pub(super) fn rule_for(&self, car: Option<&str>, names: &[&str]) -> Rule {
        let own = car.and_then(|car| lock(&self.car_rules).get_mut(car).map(|rule| rule.take(names)));
        own.filter(|rule| rule.behaviour != Behaviour::Normal).unwrap_or_else(|| lock(&self.api_rule).take(names))
    }

    /// Notes a failed answer of a car, writing only where somebody counts them.
    pub(super) fn count_failure(&self, car: &str) {
        let counted = |world: &World| world.cars.get(car)?.condition.as_ref()?.times;
        if self.read(counted).is_some() {
            self.change(|world| world.count_failure(car));
        }
    }

    /// A fresh id for anything that needs one.
    pub(super) fn id(&self) -> String {
        self.read(|world| world.ids.id())
    }

    /// Orders visits and journal entries by age. Never starts over, so that a reset confuses no request under way.
    pub(super) fn next_number(&self) -> u64 {
        self.numbers.fetch_add(1, Ordering::Relaxed)
    }

    /// As on the first start. Half-finished visits go too: their cars are gone.
    pub(super) fn reset(&self) {
        self.change(|world| {
            *world = World::default();
            world.ensure_webhook(&self.settings);
        });
        lock(&self.visits).clear();
        lock(&self.journal).clear();
        lock(&self.deliveries).clear();
        *lock(&self.token_rule) = Rule::default();
        *lock(&self.iam_rule) = Rule::default();
        *lock(&self.api_rule) = Rule::default();
        lock(&self.car_rules).clear();
        *lock(&self.shapes) = Shapes::of(&self.settings);
        *lock(&self.connect_origin) = None;
    }
}

/// A panic elsewhere leaves plain data behind, nothing half-linked; going on beats failing for ever.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn load(file: &Path) -> World {
    let text = match fs::read(file) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return World::default(),
        Err(error) => {
            tracing::warn!(file = %file.display(), %error, "the sandbox could not read its state and starts fresh");
            return World::default();
        }
    };
    serde_json::from_slice(&text).unwrap_or_else(|error| {
        tracing::warn!(file = %file.display(), %error, "the sandbox state is damaged, set aside; starting fresh");
        // Best effort: the next change overwrites the file either way.
        let _ = fs::rename(file, file.with_extension("damaged"));
        World::default()
    })
}

/// Whole or not at all, even where the power fails in between, and readable by nobody else: what it holds looks like keys.
fn save(file: &Path, world: &World) -> io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let fresh = file.with_extension("new");
    // A rest of an earlier try may have other rights, which opening it would keep.
    if let Err(error) = fs::remove_file(&fresh)
        && error.kind() != io::ErrorKind::NotFound
    {
        return Err(error);
    }
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut written = options.open(&fresh)?;
    written.write_all(&serde_json::to_vec(world)?)?;
    written.sync_all()?;
    fs::rename(fresh, file)
}

#[cfg(test)]
mod tests {
    use super::super::world::World;
    use super::{fs, load, save};

    #[test]
    fn state_survives_and_damage_starts_fresh() {
        let folder = std::env::temp_dir().join(format!("sandbox-state-{}", std::process::id()));
        let file = folder.join("deep/state.json");
        let mut world = World::default();
        world.next_grant = 7;
        save(&file, &world).unwrap();
        assert_eq!(load(&file).next_grant, 7);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        }
        assert!(!file.with_extension("new").exists());
        fs::write(&file, "{\"cars\": 7").unwrap();
        assert_eq!(load(&file).next_grant, 0);
        assert!(file.with_extension("damaged").exists());
        fs::remove_dir_all(folder).unwrap();
    }
}
