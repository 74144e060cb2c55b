//! What every page has around it.

use super::STYLE_ADDRESS;
use super::html::Html;
use crate::form::words::Language;

/// A script of a page.
#[derive(Debug, Clone, Copy)]
pub enum Script<'a> {
    /// Somebody else's, at an address.
    Classic(&'static str),
    /// A module, and what it has to hash to.
    Module(&'a str, Option<&'a str>),
}

/// A whole page.
pub fn page(
    language: &Language,
    title: &[&str],
    scripts: &[Script<'_>],
    main: impl FnOnce(&mut Html),
) -> String {
    let mut html = Html::new();
    html.markup("<!doctype html>\n<html").attribute("lang", language.tag).attribute("dir", language.dir);
    html.markup(">\n<head>\n<meta charset=\"utf-8\">\n");
    html.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    for part in title {
        html.text(part);
    }
    html.markup("</title>\n<link rel=\"stylesheet\"").attribute("href", STYLE_ADDRESS).markup(">\n");
    for script in scripts {
        match *script {
            Script::Classic(address) => html.markup("<script async defer").attribute("src", address),
            Script::Module(address, integrity) => {
                html.markup("<script type=\"module\" crossorigin").attribute("src", address);
                integrity.into_iter().fold(&mut html, |html, hash| html.attribute("integrity", hash))
            }
        };
        html.markup("></script>\n");
    }
    html.markup("</head>\n<body>\n<main class=\"atera-page\">\n");
    main(&mut html);
    html.markup("</main>\n</body>\n</html>\n");
    html.done()
}
