//! A document as plain text: its words in the order in which they are read. Tests compare it with
//! what stands on the pages of the PDF file.

use super::{Block, Document, Fact, Text};

/// Every word of the document, one line for each line of its blocks.
#[must_use]
pub fn plain(document: &Document) -> String {
    let lines: Vec<String> = document.blocks.iter().flat_map(block).collect();
    lines.join("\n") + "\n"
}

fn block(block: &Block) -> Vec<String> {
    match block {
        Block::Banner(words) | Block::Heading(words) => vec![words.clone()],
        Block::Title(text) | Block::Lead(text) | Block::Paragraph(text) | Block::Note(text) => {
            vec![text.words.clone()]
        }
        Block::Box { heading, lines, .. } => std::iter::once(heading.clone())
            .chain(lines.iter().map(words))
            .collect(),
        Block::Facts(facts) => facts.iter().flat_map(fact).collect(),
        Block::List(items) => items
            .iter()
            .map(|item| format!("• {}", item.words))
            .collect(),
        Block::Code {
            heading, url, note, ..
        } => vec![heading.clone(), url.clone(), note.clone()],
    }
}

fn fact(fact: &Fact) -> Vec<String> {
    let lines = fact.lines.iter().map(words);
    std::iter::once(fact.label.clone()).chain(lines).collect()
}

fn words(text: &Text) -> String {
    text.words.clone()
}
