//! Lists of v3, page by page: `page[size]` is always asked for, because sources name different defaults, and the link to
//! the next page is followed as long as it leads to the same list.
//! Source: Smartcar docs, list-connections and list-signals.

use serde_json::Value as Json;
use url::Url;

use super::{MOST_VEHICLES, body};
use crate::smartcar::client::{Call, Caller};
use crate::smartcar::error::request_id;
use crate::smartcar::{Client, Error};

/// The largest page there is.
const PAGE_SIZE: usize = 100;

/// All items of a list.
pub(super) struct List {
    pub(super) items: Vec<Json>,
    /// Smartcar's reference for the last page.
    pub(super) request_id: Option<String>,
}

/// Asks for a list to its end, or to more than any owner has.
pub(super) async fn all(client: &Client, call: Call<'_>, caller: &Caller) -> Result<List, Error> {
    const MOST_PAGES: usize = 40;
    let mut list = List { items: Vec::new(), request_id: None };
    let own = call.query;
    let mut query = own.clone();
    query.push(("page[size]".into(), PAGE_SIZE.to_string()));
    for number in 1..=MOST_PAGES {
        let (path, origin) = (call.path.clone(), call.origin.clone());
        let page = Call { path, origin, query: query.clone(), method: call.method.clone(), ..call };
        let answer = client.api(page, caller).await?;
        list.request_id = request_id(&answer.headers).or(list.request_id);
        let body = body::json(&answer)?;
        let items = items(&body).ok_or_else(|| body::unreadable(&answer))?;
        let count = items.len();
        list.items.extend_from_slice(items);
        if count == 0 || list.items.len() >= MOST_VEHICLES {
            break;
        }
        query = match next(&body, &client.address(call.origin.clone(), &call.path, &query)) {
            Next::Page(next) => next.query_pairs().into_owned().map(|(name, value)| (name.into(), value)).collect(),
            Next::Unsaid if count >= PAGE_SIZE => {
                let page = [("page[number]", number + 1), ("page[size]", PAGE_SIZE)];
                own.iter().cloned().chain(page.map(|(name, value)| (name.into(), value.to_string()))).collect()
            }
            Next::Unsaid | Next::End => break,
        };
    }
    Ok(list)
}

/// The items, wrapped in `data` as documented, or bare.
fn items(body: &Json) -> Option<&[Json]> {
    body.get("data").unwrap_or(body).as_array().map(Vec::as_slice)
}

/// What an answer says about the page after it.
#[derive(Debug, PartialEq)]
enum Next {
    Page(Url),
    End,
    Unsaid,
}

/// A link that leads to another host or another list would take the token along, so it is not followed.
fn next(body: &Json, here: &Url) -> Next {
    let Some(links) = body.get("links").filter(|links| links.is_object()) else { return Next::Unsaid };
    let Some(link) = links.get("next") else { return Next::Unsaid };
    let Some(link) = link.get("href").unwrap_or(link).as_str() else { return Next::End };
    match here.join(link) {
        Ok(next) if next.origin() == here.origin() && next.path() == here.path() && next.query() != here.query() => {
            Next::Page(next)
        }
        Ok(_) | Err(_) => {
            tracing::warn!("a link to the next page leads elsewhere; it was not followed");
            Next::End
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_a_link_within_the_same_list_is_followed() {
        let here = Url::parse("https://vehicle.api.example/v3/connections?page[size]=100").unwrap();
        let next = |link: Json| next(&json!({ "links": { "next": link } }), &here);
        for link in [
            json!("/v3/connections?page[number]=2"),
            json!("https://vehicle.api.example/v3/connections?page[number]=2"),
            json!({ "href": "?page[number]=2" }),
        ] {
            assert!(matches!(next(link.clone()), Next::Page(url) if url.query() == Some("page[number]=2")), "{link}");
        }
        for link in [
            json!("https://evil.example/v3/connections?page[number]=2"),
            json!("http://vehicle.api.example/v3/connections?page[number]=2"),
            json!("/v3/users/1"),
            json!("?page[size]=100"),
            json!(null),
            json!(7),
        ] {
            assert_eq!(next(link.clone()), Next::End, "{link}");
        }
        assert_eq!(super::next(&json!({ "data": [] }), &here), Next::Unsaid);
    }

    #[test]
    fn a_list_is_wrapped_or_bare_and_never_a_single_resource() {
        assert_eq!(items(&json!({ "data": [1] })).map(<[Json]>::len), Some(1));
        assert_eq!(items(&json!([1, 2])).map(<[Json]>::len), Some(2));
        for body in [json!({ "data": null }), json!({ "data": {} }), json!({}), json!(7)] {
            assert!(items(&body).is_none(), "{body}");
        }
    }
}
