//! Moves everything from one database into another, table by table, as it is: sealed stays sealed, so both need the same
//! `APP_SECRET`.

use sqlx::any::AnyRow;
use sqlx::{AssertSqlSafe, Column, Row, TypeInfo, ValueRef};

use super::backend::Backend;
use super::{Error, Store, integer, migrations};

/// What was moved: a table, and how many rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The table.
    pub table: &'static str,
    /// Its rows.
    pub rows: u64,
}

impl Store {
    /// Writes every row of this database into another one that holds nothing yet. All of it, or nothing. Nobody else may
    /// write to either meanwhile.
    pub async fn move_into(&self, target: &Self) -> Result<Vec<Moved>, Error> {
        let mut moved = Vec::new();
        let mut transaction = target.pool.begin().await?;
        let tables = migrations::tables(Backend::Sqlite);
        for table in &tables {
            // Names of tables and columns come from the schema that is part of this program.
            let count = AssertSqlSafe(format!("SELECT count(*) AS rows FROM {table}"));
            if integer(&sqlx::query(count).fetch_one(&mut *transaction).await?, "rows")? > 0 {
                return Err(Error::Copy("the database to move into holds something already; it must be empty"));
            }
        }
        for table in tables {
            // Counts that the database has begun to keep of what came with the tables before.
            sqlx::query(AssertSqlSafe(format!("DELETE FROM {table}"))).execute(&mut *transaction).await?;
            let all = AssertSqlSafe(format!("SELECT * FROM {table}"));
            let rows = sqlx::query(all).fetch_all(&self.pool).await?;
            for row in &rows {
                let columns: Vec<&str> = row.columns().iter().map(Column::name).collect();
                let places: Vec<String> = (1..=columns.len()).map(|number| format!("${number}")).collect();
                let (columns, places) = (columns.join(", "), places.join(", "));
                let insert = AssertSqlSafe(format!("INSERT INTO {table} ({columns}) VALUES ({places})"));
                let mut insert = sqlx::query(insert);
                for index in 0..row.columns().len() {
                    insert = match kind(row, index)? {
                        Kind::Text => insert.bind(row.try_get::<Option<String>, _>(index)?),
                        Kind::Number => insert.bind(row.try_get::<Option<i64>, _>(index)?),
                        Kind::Bytes => insert.bind(row.try_get::<Option<Vec<u8>>, _>(index)?),
                    };
                }
                insert.execute(&mut *transaction).await?;
            }
            if target.backend == Backend::Postgres && !rows.is_empty() {
                let numbered = sqlx::query(NUMBERED).bind(table).fetch_all(&mut *transaction).await?;
                for column in numbered {
                    let column: String = column.try_get("name")?;
                    let next = format!(
                        "SELECT setval(pg_get_serial_sequence('{table}', '{column}'), (SELECT max({column}) FROM {table}))"
                    );
                    sqlx::query(AssertSqlSafe(next)).execute(&mut *transaction).await?;
                }
            }
            moved.push(Moved { table, rows: rows.len() as u64 });
        }
        transaction.commit().await?;
        Ok(moved)
    }
}

/// What the columns of this program hold.
enum Kind {
    Text,
    Number,
    Bytes,
}

/// What a value is, or for none the column it is missing in: `PostgreSQL` wants to know what kind of nothing is written.
fn kind(row: &AnyRow, index: usize) -> Result<Kind, Error> {
    let value = row.try_get_raw(index)?;
    let declared = row.columns().get(index).map(|column| column.type_info().name().to_owned()).unwrap_or_default();
    let name = if value.is_null() { declared } else { value.type_info().name().to_owned() };
    match name.as_str() {
        "TEXT" => Ok(Kind::Text),
        "BLOB" => Ok(Kind::Bytes),
        "BIGINT" | "INTEGER" | "SMALLINT" => Ok(Kind::Number),
        _ => Err(Error::Damaged("column")),
    }
}

/// Columns that number themselves, and go on after the highest number that was moved.
const NUMBERED: &str = "SELECT CAST(column_name AS TEXT) AS name FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name = $1 AND is_identity = 'YES'";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::TokenCipher;
    use crate::store::tests::{file_url, fresh_url, store_in_a_file};

    /// A row of each table; a new table needs one here.
    const ROWS: &[&str] = &[
        "INSERT INTO tokens VALUES ('t', 'o', x'00ff', x'01', 5, 6, NULL, 0, NULL), ('u', 'o', NULL, NULL, 0, 6, 7, 1, 'user')",
        "INSERT INTO vehicles VALUES ('v', 'o', 'car', 't', 'KIA', 'Niro', NULL, 1, NULL, NULL, NULL, NULL, 9, 2, 3, NULL)",
        "INSERT INTO connect_attempts VALUES ('h', 'reconnect', 'o', 'v', NULL, 1, 2, NULL, NULL, NULL, NULL)",
        "INSERT INTO readings VALUES ('v', 'fuel', '{\"a\":\"''é\"}', NULL, 5, 5, NULL)",
        "INSERT INTO incompatible_vehicles VALUES ('ABCD-2345', NULL, 'Kia', 'Niro', 2024, 'typed', 'en', 8)",
        "INSERT INTO events VALUES (41, 1, 'a', 'b', 'c', 'api', 'd', 1, NULL, NULL, NULL, NULL, '0', 'en')", // unit: operator
        "INSERT INTO commands VALUES ('v', 'lock', 'failed', 1, '{}')",
        "INSERT INTO sessions VALUES ('s', 'o', 1, 9007199254740993)",
        "INSERT INTO session_entries VALUES ('s', 'notice', x'', 3)",
        "INSERT INTO heartbeat VALUES (1, 5)",
        "INSERT INTO leases VALUES ('l', 'h', 5)",
        "INSERT INTO asked_anew VALUES (1, 5)", // unit: operator
        "INSERT INTO cars_that_work VALUES ('w', 'kia', '', 2020, 2024, 5)", // unit: operator
        "INSERT INTO webhook_events VALUES ('e', 'VERIFY', 'v', 1, 2, x'00', 0, 0, 3, 0, NULL, 4)", // unit: webhooks
    ];

    async fn contents(store: &Store) -> Vec<(&'static str, Vec<String>)> {
        let mut all = Vec::new();
        for table in migrations::tables(store.backend) {
            let rows =
                sqlx::query(AssertSqlSafe(format!("SELECT * FROM {table}"))).fetch_all(&store.pool).await.unwrap();
            let value = |row: &AnyRow, index: usize| match kind(row, index).unwrap() {
                Kind::Text => format!("{:?}", row.get::<Option<String>, _>(index)),
                Kind::Number => format!("{:?}", row.get::<Option<i64>, _>(index)),
                Kind::Bytes => format!("{:?}", row.get::<Option<Vec<u8>>, _>(index)),
            };
            let text = |row: &AnyRow| {
                let values: Vec<String> = (0..row.len()).map(|index| value(row, index)).collect();
                values.join(" ")
            };
            let mut rows: Vec<String> = rows.iter().map(text).collect();
            rows.sort_unstable();
            all.push((table, rows));
        }
        all
    }

    #[tokio::test]
    async fn every_table_moves_there_and_back_and_only_into_an_empty_database() {
        let (source, directory) = store_in_a_file().await;
        for row in ROWS {
            sqlx::query(*row).execute(&source.pool).await.unwrap();
        }
        let before = contents(&source).await;
        let unfilled: Vec<_> = before.iter().filter(|(_, rows)| rows.is_empty()).map(|(table, _)| table).collect();
        assert!(unfilled.is_empty(), "add a row of {unfilled:?} to ROWS");
        let elsewhere = tempfile::tempdir().unwrap();
        let target = Store::open(&fresh_url(elsewhere.path()).await, TokenCipher::new(&[7; 32])).await.unwrap();
        let moved = source.move_into(&target).await.unwrap();
        assert_eq!(
            moved.iter().map(|moved| moved.rows).sum::<u64>(),
            before.iter().map(|(_, rows)| rows.len() as u64).sum::<u64>()
        );
        assert_eq!(contents(&target).await, before);
        assert!(matches!(source.move_into(&target).await, Err(Error::Copy(_))), "nothing is mixed");
        assert_eq!(contents(&target).await, before);
        let back = file_url(elsewhere.path()).replace("test.db", "back.db");
        let back = Store::open(&back, TokenCipher::new(&[7; 32])).await.unwrap();
        target.move_into(&back).await.unwrap();
        assert_eq!(contents(&back).await, before);
        let next = "INSERT INTO events (at, name, slug, class, source, outcome, attempt, version, language) VALUES (1, 'a', 'b', 'c', 'api', 'd', 1, '0', 'en')"; // unit: operator
        sqlx::query(next).execute(&target.pool).await.unwrap(); // unit: operator
        drop(directory);
    }
}
