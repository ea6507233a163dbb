//! Connections to the database, and an end to every wait for one.
//!
//! A server that refuses is noticed at once, and one that is slow ends a statement by itself. One that has gone silent, with
//! its machine or the network in between, is noticed by neither: the system would wait for a quarter of an hour. So a
//! statement to a server has an end here as well, and a connection that did not answer is not used again.

use std::time::Duration;

use futures_util::future::BoxFuture;
use futures_util::stream::{self, BoxStream};
use futures_util::{FutureExt, StreamExt};
use sqlx::any::{AnyQueryResult, AnyRow, AnyStatement, AnyTypeInfo};
use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyPool, Either, Execute, Executor, SqlStr, Transaction};

/// Connections, handed out for a statement or a transaction.
#[derive(Debug, Clone)]
pub(super) struct Pool {
    connections: AnyPool,
    /// How long a statement may take; `None`: for as long as it does, where no network is in between.
    limit: Option<Duration>,
}

/// Longer than the server itself gives a statement.
pub(super) const SILENCE: Duration = Duration::from_secs(12);

impl Pool {
    pub(super) fn new(connections: AnyPool, limit: Option<Duration>) -> Self {
        Self { connections, limit }
    }

    /// A connection for several statements.
    pub(super) async fn acquire(&self) -> Result<PoolConnection<Any>, sqlx::Error> {
        self.connections.acquire().await
    }

    /// Begins a transaction.
    pub(super) async fn begin(&self) -> Result<Transaction<'static, Any>, sqlx::Error> {
        self.in_time(self.connections.begin()).await
    }

    /// Does a piece of work with several statements within the time of a few.
    pub(super) async fn in_time<T, E: From<sqlx::Error>>(
        &self,
        work: impl Future<Output = Result<T, E>>,
    ) -> Result<T, E> {
        match self.limit {
            Some(limit) => tokio::time::timeout(limit * 2, work).await.unwrap_or_else(|_| Err(silent().into())),
            None => work.await,
        }
    }

    /// Connections that are open, and those of them that nobody uses.
    pub(super) fn count(&self) -> (usize, usize) {
        (usize::try_from(self.connections.size()).unwrap_or(usize::MAX), self.connections.num_idle())
    }

    /// Waits until all connections are given back, and closes them.
    pub(super) async fn close(&self) {
        // Of a server that is silent nothing is given back.
        let closed = self.in_time::<_, sqlx::Error>(self.connections.close().map(Ok)).await;
        if let Err(error) = closed {
            tracing::warn!(%error, "connections to the database were left open");
        }
    }

    /// Runs a statement to its end, or to the end of its time.
    async fn run<'q, E>(&self, query: E, limit: Duration) -> Vec<Result<Either<AnyQueryResult, AnyRow>, sqlx::Error>>
    where
        E: 'q + Execute<'q, Any>,
    {
        let mut connection = match self.connections.acquire().await {
            Ok(connection) => connection,
            Err(error) => return vec![Err(error)],
        };
        let answer = (&mut *connection).fetch_many(query).collect();
        if let Ok(answer) = tokio::time::timeout(limit, answer).await {
            return answer;
        }
        connection.close_on_drop();
        vec![Err(silent())]
    }
}

fn silent() -> sqlx::Error {
    sqlx::Error::Io(std::io::Error::new(std::io::ErrorKind::TimedOut, "the database does not answer"))
}

impl<'c> Executor<'c> for &'_ Pool {
    type Database = Any;

    fn fetch_many<'e, 'q: 'e, E>(self, query: E) -> BoxStream<'e, Result<Either<AnyQueryResult, AnyRow>, sqlx::Error>>
    where
        'c: 'e,
        E: 'q + Execute<'q, Any>,
    {
        let Some(limit) = self.limit else { return self.connections.fetch_many(query) };
        let pool = self.clone();
        async move { stream::iter(pool.run(query, limit).await) }.flatten_stream().boxed()
    }

    fn fetch_optional<'e, 'q: 'e, E>(self, query: E) -> BoxFuture<'e, Result<Option<AnyRow>, sqlx::Error>>
    where
        'c: 'e,
        E: 'q + Execute<'q, Any>,
    {
        let Some(limit) = self.limit else { return self.connections.fetch_optional(query) };
        let pool = self.clone();
        let first = async move {
            for step in pool.run(query, limit).await {
                if let Either::Right(row) = step? {
                    return Ok(Some(row));
                }
            }
            Ok(None)
        };
        first.boxed()
    }

    fn prepare_with<'e>(
        self,
        sql: SqlStr,
        parameters: &'e [AnyTypeInfo],
    ) -> BoxFuture<'e, Result<AnyStatement, sqlx::Error>>
    where
        'c: 'e,
    {
        self.connections.prepare_with(sql, parameters)
    }
}
