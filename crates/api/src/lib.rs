//! HTTP: routes, wire shapes, OpenAPI, live updates, the HTTPS carrier. The only crate that knows HTTP
