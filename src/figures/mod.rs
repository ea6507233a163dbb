//! Figures for whoever runs the app, in the text form that Prometheus and its kin read: `GET /metrics`, for the operator.
//!
//! Every label is one of a list that is part of this program (a route, a status, a screen's name), so what comes from
//! outside never makes a new row. The figures are of one process; whoever reads them adds those of all up. `deploy/grafana.json`
//! is a dashboard of them, and `tests/web/figures.rs` holds that it asks for nothing that is not here.

mod observed;

use std::sync::OnceLock;
use std::time::Duration;

use actix_web::web::{Data, ServiceConfig, get};
use actix_web::{HttpResponse, http::header};
use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusHandle};

use crate::web::guard::Operator;
use crate::web::{AppState, Error};

pub use observed::observed;

/// `GET /metrics`.
pub fn routes(app: &mut ServiceConfig) {
    app.route("/metrics", get().to(show));
}

/// Begins to count, once in a process. What is counted before is lost.
pub fn begin() {
    if FIGURES.get().is_some() {
        return;
    }
    match recorder() {
        Ok(recorder) => {
            let handle = recorder.handle();
            // Another thread may have been first: then its recorder counts, and this one is dropped.
            if metrics::set_global_recorder(recorder).is_ok() {
                let _ = FIGURES.set(handle);
                describe();
            }
        }
        Err(error) => tracing::error!(%error, "nothing is counted for /metrics"),
    }
}

/// Sums up what was measured, for as long as the app runs: where nobody asks for figures, single measurements would pile up.
pub async fn keep_small() {
    let mut tick = tokio::time::interval(UPKEEP);
    loop {
        tick.tick().await;
        if let Some(figures) = FIGURES.get() {
            figures.run_upkeep();
        }
    }
}

async fn show(state: Data<AppState>, _operator: Operator) -> Result<HttpResponse, Error> {
    let figures = FIGURES.get().ok_or(Error::NotFound)?;
    let (open, idle) = state.cars.store.connections();
    for (which, count) in [("idle", idle), ("used", open.saturating_sub(idle))] {
        metrics::gauge!("driveway_database_connections", "state" => which).set(count as f64);
    }
    metrics::gauge!("driveway_build_info", "version" => env!("CARGO_PKG_VERSION")).set(1.0);
    let text = figures.render();
    Ok(HttpResponse::Ok()
        .content_type("text/plain; version=0.0.4; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(text))
}

fn recorder() -> Result<metrics_exporter_prometheus::PrometheusRecorder, BuildError> {
    let builder = PrometheusBuilder::new();
    let builder = builder.set_buckets_for_metric(Matcher::Full("driveway_request_seconds".into()), &PAGES)?;
    let builder = builder.set_buckets_for_metric(Matcher::Full("driveway_smartcar_call_seconds".into()), &CALLS)?;
    Ok(builder.build_recorder())
}

fn describe() {
    metrics::describe_counter!("driveway_requests_total", "Requests answered, by route, method and status.");
    metrics::describe_histogram!("driveway_request_seconds", "Time until an answer was made, by route.");
    metrics::describe_gauge!("driveway_requests_under_way", "Requests being answered.");
    metrics::describe_counter!("driveway_screens_shown_total", "Failure screens shown, by screen and who can fix it.");
    metrics::describe_counter!("driveway_smartcar_calls_total", "Calls to Smartcar, by endpoint and result.");
    metrics::describe_histogram!("driveway_smartcar_call_seconds", "Time until Smartcar answered, by endpoint.");
    metrics::describe_counter!("driveway_refreshes_total", "Tokens renewed, by whose they are and result.");
    metrics::describe_gauge!("driveway_checks_under_way", "Cars being asked how they are.");
    metrics::describe_gauge!("driveway_commands_under_way", "Commands on their way to a car.");
    metrics::describe_gauge!("driveway_database_connections", "Connections to the database, by state.");
    metrics::describe_gauge!("driveway_build_info", "1, with the version that runs.");
    for state in ["checks", "commands"] {
        metrics::gauge!(format!("driveway_{state}_under_way")).set(0.0);
    }
    // What begins with 1 has not grown: each of these is there before the first of its kind.
    for kind in ["owner", "application"] {
        for result in ["ok", "failed"] {
            metrics::counter!("driveway_refreshes_total", "kind" => kind, "result" => result).increment(0);
        }
    }
}

static FIGURES: OnceLock<PrometheusHandle> = OnceLock::new();
const UPKEEP: Duration = Duration::from_secs(20);
/// Seconds. A page takes milliseconds, or five seconds when it waits for a car.
const PAGES: [f64; 12] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0, 10.0, 30.0];
/// Seconds. A car may take five minutes.
const CALLS: [f64; 10] = [0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 15.0, 60.0, 300.0];
