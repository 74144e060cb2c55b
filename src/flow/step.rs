//! A flow as a table: the guide's steps in the guide's order, and who takes each.

/// One verb of `atera.flows`.
#[derive(Debug)]
pub struct Flow {
    /// The verb.
    pub name: &'static str,
    /// What the input may hold besides `resume` and what every call takes, a space between two names.
    pub fields: &'static str,
    /// The steps.
    pub steps: &'static [Step],
}

/// What the input of every flow may hold.
pub(super) const ALWAYS: &str = "resume confirmed repeat signal timeoutMs";

/// One step.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    /// The name, as `done`, `manual` and `left` show it.
    pub name: &'static str,
    /// Who takes it.
    pub taker: Taker,
    /// When it is part of the flow.
    pub when: When,
}

/// Who takes a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taker {
    /// The flow. Taking it twice does no harm.
    Flow,
    /// The flow. Each time it makes one more, whose id has this name.
    Maker(&'static str),
    /// A person, and why.
    Person(&'static str),
}

/// When a step is part of its flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Always.
    Always,
    /// If the input has something under this name.
    Given(&'static str),
    /// If it has not.
    Missing(&'static str),
}

/// A step of the flow that may be taken twice.
pub(super) const fn step(name: &'static str) -> Step {
    Step { name, taker: Taker::Flow, when: When::Always }
}

/// A step that only a person can take.
pub(super) const fn by_hand(name: &'static str, why: &'static str) -> Step {
    Step { name, taker: Taker::Person(why), when: When::Always }
}

impl Step {
    pub(super) const fn makes(mut self, id: &'static str) -> Self {
        self.taker = Taker::Maker(id);
        self
    }

    pub(super) const fn given(mut self, field: &'static str) -> Self {
        self.when = When::Given(field);
        self
    }

    pub(super) const fn missing(mut self, field: &'static str) -> Self {
        self.when = When::Missing(field);
        self
    }
}
