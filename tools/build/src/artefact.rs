//! The six wasm files, as a table.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::bind::Bound;

/// One wasm file of the package.
pub(crate) struct Artefact {
    /// The file's name without its ending, and of its glue.
    pub(crate) name: &'static str,
    /// The feature of the crate that opens its room of `src/wasm`.
    pub(crate) feature: &'static str,
    /// What the compiler optimises for: `z` for what people download, `s` for what only tests load.
    pub(crate) opt_level: &'static str,
    /// What wasm-opt does to it.
    pub(crate) shrink: &'static [&'static str],
    /// Whether a copy inside a JavaScript file is shipped too, for hosts that can load no second file.
    pub(crate) inline: bool,
}

/// For what people download. Control flow that is flattened and built anew, and a second round, take half a percent more
/// than one `-Oz`.
const TIGHT: [&str; 6] = ["--flatten", "--rereloop", "-Oz", "-Oz", "-ocimfs", "3"];

pub(crate) const ARTEFACTS: [Artefact; 6] = [
    Artefact { name: "rules", feature: "wasm-rules", opt_level: "z", shrink: &TIGHT, inline: false },
    // The part of the rules that a form needs, with the schema's demands.
    Artefact { name: "form", feature: "wasm-form", opt_level: "z", shrink: &TIGHT, inline: false },
    Artefact { name: "client", feature: "wasm-client", opt_level: "z", shrink: &TIGHT, inline: false },
    // The client with the workflows: a third larger, so a page takes it only if it asks for it.
    Artefact { name: "full", feature: "wasm-full", opt_level: "z", shrink: &TIGHT, inline: true },
    // Everything, with the decisions of the intake: for Workers, where nobody waits for a download.
    // `-O1` takes 8 seconds where `-Oz` takes 18, and is smaller when gzipped.
    Artefact { name: "intake", feature: "wasm-intake", opt_level: "s", shrink: &["-O1"], inline: false },
    Artefact { name: "sandbox", feature: "wasm-sandbox", opt_level: "s", shrink: &["-O1"], inline: false },
];

impl Artefact {
    /// Every file this artefact leaves in `pkg/wasm`.
    pub(crate) fn outputs(&self, shipped: &Path) -> Vec<PathBuf> {
        let mut names =
            vec![format!("{}.js", self.name), format!("{}.d.ts", self.name), format!("{}.wasm", self.name)];
        if self.inline {
            names.push(format!("inline-{}.js", self.name));
            names.push(format!("inline-{}.d.ts", self.name));
        }
        names.into_iter().map(|name| shipped.join(name)).collect()
    }

    /// Writes them.
    pub(crate) fn ship(&self, shipped: &Path, glue: &str, bound: &Bound, wasm: &[u8]) -> Result<()> {
        let name = self.name;
        write(&shipped.join(format!("{name}.js")), glue.as_bytes())?;
        write(&shipped.join(format!("{name}.d.ts")), bound.types.as_bytes())?;
        write(&shipped.join(format!("{name}.wasm")), wasm)?;
        for (path, text) in &bound.modules {
            write(&shipped.join("snippets").join(path), text.as_bytes())?;
        }
        if self.inline {
            write(&shipped.join(format!("inline-{name}.js")), inline_copy(wasm).as_bytes())?;
            write(&shipped.join(format!("inline-{name}.d.ts")), INLINE_TYPES.as_bytes())?;
        }
        Ok(())
    }
}

pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    }
    fs::write(path, bytes).with_context(|| format!("{} cannot be written", path.display()))
}

const INLINE_TYPES: &str = "/** The wasm's bytes, decoded anew at each call. */\ndeclare const bytes: () => Uint8Array<ArrayBuffer>;\nexport default bytes;\n";

/// The wasm as base64 behind a function, so that importing the file decodes nothing.
fn inline_copy(wasm: &[u8]) -> String {
    let mut text = String::from("const BASE64 = '");
    push_base64(&mut text, wasm);
    text.push_str(
        "';\n\nexport default () => Uint8Array.from(atob(BASE64), (letter) => letter.charCodeAt(0));\n",
    );
    text
}

const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn push_base64(text: &mut String, bytes: &[u8]) {
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().fold(0, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let letter = BASE64.get((bits >> (18 - 6 * place) & 63) as usize);
            // Three bytes are four letters; what is missing from the last three is filled with equals signs.
            text.push(letter.filter(|_| place <= chunk.len()).map_or('=', |letter| char::from(*letter)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::push_base64;

    #[test]
    fn base64_is_padded_to_four_letters() {
        for (bytes, expected) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")]
        {
            let mut text = String::new();
            push_base64(&mut text, bytes.as_bytes());
            assert_eq!(text, expected);
        }
    }
}
