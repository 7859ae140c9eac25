//! Whether a request with a cookie comes from our own page, or from another site that makes a browser send it.

use axum::http::{HeaderMap, Method, Uri, header};

const FETCH_SITE: &str = "sec-fetch-site";

/// Whether a request that changes something may use the cookie that came with it.
///
/// Browsers say by `Sec-Fetch-Site` or at least by `Origin` where a request comes from; one that says neither is no
/// browser that we trust with a cookie. Cookies are shared by all ports of a host, so the port counts as well.
pub(crate) fn may_use_cookie(method: &Method, uri: &Uri, headers: &HeaderMap) -> bool {
    if method.is_safe() {
        return true;
    }
    if let Some(site) = headers.get(FETCH_SITE) {
        return site == "same-origin";
    }
    let Some(origin) = headers.get(header::ORIGIN).and_then(|o| o.to_str().ok()) else { return false };
    let ours = uri.authority().map(|a| a.as_str()).or_else(|| headers.get(header::HOST)?.to_str().ok());
    let theirs = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
    ours.is_some() && theirs == ours
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_page_changes_things_with_a_cookie() {
        let check = |method: Method, lines: &[(&'static str, &str)], expected: bool| {
            let mut headers = HeaderMap::new();
            for (name, value) in lines {
                headers.insert(*name, value.parse().unwrap());
            }
            let found = may_use_cookie(&method, &Uri::from_static("/api/v1/session"), &headers);
            assert_eq!(found, expected, "{method} {lines:?}");
        };
        let host = ("host", "127.0.0.1:7001");
        check(Method::GET, &[host, (FETCH_SITE, "cross-site")], true);
        check(Method::POST, &[host, (FETCH_SITE, "same-origin")], true);
        for site in ["cross-site", "same-site", "none", ""] {
            check(Method::POST, &[host, (FETCH_SITE, site), ("origin", "http://127.0.0.1:7001")], false);
        }
        check(Method::POST, &[host, ("origin", "http://127.0.0.1:7001")], true);
        check(Method::DELETE, &[host, ("origin", "http://127.0.0.1:7002")], false);
        check(Method::POST, &[host, ("origin", "null")], false);
        check(Method::POST, &[host], false);
        check(Method::POST, &[("origin", "http://127.0.0.1:7001")], false);
    }
}
