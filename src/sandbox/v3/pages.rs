//! Lists in pages: `page[number]` from 1, `page[size]` up to 100, and the links from one page to the others.

use serde_json::{Value, json};
use url::form_urlencoded::Serializer;

use super::super::params::Params;
use super::{Answer, Call, ok};

const MAX_SIZE: usize = 100;

impl Call<'_> {
    /// The page of `items` that the query asks for.
    pub(super) fn list(&self, items: &[Value], default_size: usize) -> Result<Answer, Answer> {
        let params = self.params();
        let number = |name: &str, default: usize, most: usize| {
            let invalid = || {
                self.fail("VALIDATION:PARAMETER", Some(&format!("{name} must be a whole number between 1 and {most}.")))
            };
            let given = params.one(name).map_err(|_| invalid())?;
            let number = given.map_or(Ok(default), |given| given.parse().map_err(|_| invalid()))?;
            (1..=most).contains(&number).then_some(number).ok_or_else(invalid)
        };
        let (page, size) = (number(NUMBER, 1, 1_000_000)?, number(SIZE, default_size, MAX_SIZE)?);
        let last = items.len().div_ceil(size).max(1);
        let data: Vec<&Value> = items.iter().skip((page - 1) * size).take(size).collect();
        let link = |page: usize| self.link(page, size);
        Ok(ok(json!({
            "data": data,
            "meta": {"page": page, "pageSize": size, "totalCount": items.len()},
            "links": {
                "self": link(page), "first": link(1), "last": link(last),
                "previous": (page > 1).then(|| link(page - 1)), "next": (page < last).then(|| link(page + 1)),
            },
        })))
    }

    pub(super) fn params(&self) -> Params {
        Params::parse(self.request.query_string().as_bytes())
    }

    fn link(&self, page: usize, size: usize) -> String {
        let mut query = Serializer::new(String::new());
        for (name, value) in url::form_urlencoded::parse(self.request.query_string().as_bytes()) {
            if name != NUMBER && name != SIZE {
                query.append_pair(&name, &value);
            }
        }
        query.append_pair(NUMBER, &page.to_string()).append_pair(SIZE, &size.to_string());
        format!("{}?{}", self.request.path(), query.finish())
    }
}

const NUMBER: &str = "page[number]";
const SIZE: &str = "page[size]";
