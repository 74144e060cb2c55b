//! Pages that only tell something.

use super::layout::page;
use super::words::Language;

/// A submission was taken.
pub fn accepted(language: &Language, receipt: &str) -> String {
    page(language, &[language.accepted], None, |html| {
        html.markup("<h1>")
            .text(language.accepted)
            .markup("</h1>\n<p>")
            .text(language.accepted_text)
            .markup("</p>\n");
        html.markup("<p><a class=\"atera-button\"").attribute("href", receipt).markup(">");
        html.text(language.receipt).markup("</a></p>\n<p>").text(language.receipt_text).markup("</p>\n");
    })
}

/// A submission was refused, and there is no form to correct.
pub fn refused(language: &Language, sentence: &str) -> String {
    page(language, &[language.error, language.refused], None, |html| {
        html.markup("<h1>")
            .text(language.refused)
            .markup("</h1>\n<p>")
            .sentence(sentence)
            .markup(".</p>\n<p>");
        html.text(language.back)
            .markup("</p>\n<p><a href=\"/form\">")
            .text(language.again)
            .markup("</a></p>\n");
    })
}

/// A receipt that opens nothing.
pub fn told(language: &Language, sentence: &str) -> String {
    page(language, &[language.error, language.receipts.title], None, |html| {
        html.markup("<h1>")
            .text(language.receipts.title)
            .markup("</h1>\n<p>")
            .sentence(sentence)
            .markup(".</p>\n");
    })
}
