//! Laws of the decision, over random worlds.

use crate::worlds::{
    Asked, MEMBERS, Treaty, asked, clause, compile, label, member, prohibition, treaties, treaty,
};
use proptest::prelude::*;
use tansiq_agreement::{Agreement, Agreements, Decision, DecisionCache};
use tansiq_label::{Label, Purpose, Set};

fn purposes(world: &Agreements, question: &Asked) -> Set<Purpose> {
    world.decide(&question.ask()).purposes()
}

/// Whether the one world releases nothing that the other does not.
fn adds_nothing(after: &Agreements, before: &Agreements, questions: &[Asked]) -> Result<(), TestCaseError> {
    for question in questions {
        let (now, then) = (purposes(after, question), purposes(before, question));
        prop_assert!(now.is_subset(then), "{:?} was {:?}, is {:?}", question, then, now);
    }
    Ok(())
}

fn questions() -> impl Strategy<Value = Vec<Asked>> {
    proptest::collection::vec(asked(), 200)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn raising_a_label_adds_no_reader(world in treaties(), questions in questions(), above in label()) {
        let agreements = compile(&world);
        for question in questions {
            let raised = Asked { label: question.label.join(&above), ..question.clone() };
            let (low, high) = (purposes(&agreements, &question), purposes(&agreements, &raised));
            prop_assert!(high.is_subset(low), "{:?} {:?}", question, above);
        }
    }

    #[test]
    fn a_prohibition_adds_nothing(
        world in treaties(), more in prohibition(), at in any::<prop::sample::Index>(), questions in questions(),
    ) {
        let before = compile(&world);
        let mut world = world;
        let at = at.index(world.len());
        world[at].prohibitions.push(more);
        adds_nothing(&compile(&world), &before, &questions)?;
    }

    #[test]
    fn a_clause_changes_nothing_towards_others_than_its_parties(
        world in treaties(), more in clause(), at in any::<prop::sample::Index>(), questions in questions(),
    ) {
        let before = compile(&world);
        let mut world = world;
        let at = at.index(world.len());
        world[at].clauses.push(more);
        let parties = world[at].parties.clone();
        let after = compile(&world);
        for question in questions.iter().filter(|q| !parties.contains(&q.to) || !parties.contains(&q.from)) {
            prop_assert_eq!(after.decide(&question.ask()), before.decide(&question.ask()));
        }
    }

    #[test]
    fn an_agreement_moves_nothing_that_belongs_to_others_than_its_parties(
        alone in treaty(), questions in questions(),
    ) {
        let parties = alone.parties.clone();
        let agreements = compile(&[alone]);
        for q in questions.iter().filter(|q| ![q.originator, q.from, q.to].iter().all(|m| parties.contains(m))) {
            prop_assert!(!agreements.decide(&q.ask()).releases(), "{:?}", q);
        }
    }

    // Whoever has signed stays bound by the prohibitions, so a signature lost elsewhere opens nothing.
    #[test]
    fn the_loss_of_anothers_signature_adds_nothing(
        world in treaties(), at in any::<prop::sample::Index>(), who in 0..4usize, questions in questions(),
    ) {
        // A later text that is not signed any more brings the one before it back: that is another text's release.
        let world: Vec<Treaty> = world.into_iter().filter(|t| t.version == 1).collect();
        prop_assume!(!world.is_empty());
        let before = compile(&world);
        let (mut world, lost) = (world, member(MEMBERS[who]));
        let at = at.index(world.len());
        world[at].signers.retain(|m| *m != lost);
        let theirs = |q: &Asked| q.from != lost && q.originator != lost;
        let questions: Vec<_> = questions.into_iter().filter(theirs).collect();
        adds_nothing(&compile(&world), &before, &questions)?;
    }

    #[test]
    fn a_text_that_lacks_a_signature_releases_nothing(
        alone in treaty(), who in any::<prop::sample::Index>(), questions in questions(),
    ) {
        let mut alone = alone;
        let lost = alone.parties[who.index(alone.parties.len())];
        alone.signers.retain(|m| *m != lost);
        adds_nothing(&compile(&[alone]), &compile(&[]), &questions)?;
    }

    #[test]
    fn the_order_of_agreements_makes_no_difference(
        world in treaties().prop_shuffle(), questions in questions(),
    ) {
        let sorted = {
            let mut sorted = world.clone();
            sorted.sort_by_key(|t| (t.id, t.version));
            compile(&sorted)
        };
        let shuffled = compile(&world);
        for question in questions {
            prop_assert_eq!(shuffled.decide(&question.ask()), sorted.decide(&question.ask()));
        }
    }

    #[test]
    fn a_remembered_decision_is_the_decision(world in treaties(), questions in questions()) {
        let agreements = std::sync::Arc::new(compile(&world));
        let mut cache = DecisionCache::new(agreements.clone());
        for question in questions.iter().chain(&questions).filter(|q| q.originator == q.from) {
            let class = cache.class(&question.label);
            let ask = question.ask();
            let remembered = cache.decide(class, (ask.from, ask.to), ask.purposes, ask.written, ask.at);
            prop_assert_eq!(remembered, &agreements.decide(&ask));
        }
    }

    #[test]
    fn a_decision_always_says_why(world in treaties(), questions in questions()) {
        let agreements = compile(&world);
        for question in questions {
            match agreements.decide(&question.ask()) {
                Decision::Release { clauses, purposes, .. } => {
                    prop_assert!(!clauses.is_empty() && !purposes.is_empty());
                    prop_assert!(purposes.is_subset(question.label.purposes()));
                    prop_assert!(purposes.is_subset(question.purposes));
                }
                Decision::Withhold { reasons } => {
                    prop_assert!(!reasons.is_empty());
                    for reason in &reasons {
                        prop_assert!(reason.english().ends_with('.') && reason.arabic().ends_with('.'));
                        prop_assert!(tansiq_agreement::reason_codes().contains(&reason.code()));
                    }
                }
            }
        }
    }

    #[test]
    fn no_text_makes_the_parser_panic(text in ".{0,400}") {
        drop(Agreement::parse(text.as_bytes()));
    }

    #[test]
    fn no_bytes_make_the_parser_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        drop(Agreement::parse(&bytes));
    }

    #[test]
    fn no_change_of_a_good_text_makes_the_parser_panic(
        from in treaty(),
        cuts in proptest::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), ".{0,12}"), 1..4),
    ) {
        let mut text: Vec<char> = from.text().chars().collect();
        for (at, length, instead) in cuts {
            let at = at.index(text.len() + 1);
            let end = (at + length.index(30)).min(text.len());
            text.splice(at..end, instead.chars());
        }
        let text: String = text.into_iter().collect();
        if let Err(mistakes) = Agreement::parse(text.as_bytes()) {
            let lines = text.split('\n').count();
            for mistake in mistakes.iter() {
                prop_assert!((1..=lines).contains(&mistake.line) && mistake.column >= 1);
            }
            prop_assert!(!mistakes.is_empty());
        }
    }
}

/// Why random labels never say "any party" together with originator control: the pair would break the law above, since
/// its join with a label that names a member could be had by that member. So no such label can be made.
#[test]
fn originator_control_without_a_named_member_is_no_label() {
    let mut parts = crate::exercise::statement_label("identity", "wanted", "restricted");
    assert!(Label::new(parts.clone()).is_ok());
    parts.caveats = Set::of(tansiq_label::Caveat::OriginatorControl);
    assert_eq!(Label::new(parts), Err(tansiq_label::Incomplete::ControlWithoutNames));
}
