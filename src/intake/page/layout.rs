//! What every page has around it.

use super::STYLE_ADDRESS;
use super::html::Html;
use super::words::Language;

/// A whole page. `script` is the address of the one script that a page may have.
pub fn page(
    language: &Language,
    title: &[&str],
    script: Option<&'static str>,
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
    if let Some(script) = script {
        html.markup("<script").attribute("src", script).markup(" async defer></script>\n");
    }
    html.markup("</head>\n<body>\n<main class=\"atera-page\">\n");
    main(&mut html);
    html.markup("</main>\n</body>\n</html>\n");
    html.done()
}
