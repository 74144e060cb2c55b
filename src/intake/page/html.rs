//! A page that grows.

/// HTML in the making.
#[derive(Debug, Default)]
pub struct Html(String);

impl Html {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Markup. It is part of the program: nothing that came from outside lives that long.
    pub fn markup(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Text, between tags or in an attribute within quotation marks.
    pub fn text(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            match letter {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                // No parser keeps it, and some end there.
                '\0' => self.0.push('\u{FFFD}'),
                _ => self.0.push(letter),
            }
        }
        self
    }

    /// Data inside a script element that is none: no letter of it can end the element.
    pub fn data(&mut self, data: &serde_json::Value) -> &mut Self {
        self.0.push_str(&data.to_string().replace('<', "\\u003c"));
        self
    }

    /// An attribute.
    pub fn attribute(&mut self, name: &'static str, value: &str) -> &mut Self {
        self.markup(" ").markup(name).markup("=\"").text(value).markup("\"")
    }

    /// The page.
    pub fn done(self) -> String {
        self.0
    }
}
