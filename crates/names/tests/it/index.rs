//! The candidate index: what was inserted is found, what was removed is not.

use tansiq_names::{Index, Name, score};

fn name(text: &str) -> Name {
    Name::analyse(text).unwrap()
}

/// EXERCISE people: every given name with every family name.
fn people() -> Vec<(u32, String)> {
    let given =
        ["Karim", "Tariq", "Samira", "Layla", "Idris", "Bilal", "Aleksandr", "Oksana", "Hüseyin", "Shirin"];
    let family = [
        "Darwish",
        "Sabri",
        "al-Mosuli",
        "al-Kubaysi",
        "Sokolov",
        "Kovalchuk",
        "Öztürk",
        "Rezvani",
        "Barzanji",
    ];
    let pairs = given.iter().flat_map(|given| family.iter().map(move |family| format!("{given} {family}")));
    (0..).zip(pairs).collect()
}

fn filled() -> Index {
    let mut index = Index::new();
    people().iter().for_each(|(key, text)| index.insert(*key, &name(text)));
    index
}

#[test]
fn one_part_of_the_query_may_be_two_of_the_name() {
    let mut index = filled();
    index.insert(1000, &name("Kim Yong Chil"));
    index.insert(1001, &name("Abad Mehdi Shams"));
    // Another word that sounds like the part itself must not hide them.
    index.insert(1002, &name("Lee Yongchil"));
    assert_eq!(index.search(&name("김영칠"), 5)[0].key, 1000);
    assert_eq!(index.search(&name("Mehdi Shamsabad"), 5)[0].key, 1001);
}

/// Thamir and Samir, Yegorov and Iahorau: a letter whose reading differs with the hand.
#[test]
fn letters_that_hands_read_in_two_ways_meet() {
    let mut index = filled();
    index.insert(1000, &name("Tariq Wasiq"));
    index.insert(1001, &name("Idris Fazli"));
    index.insert(1002, &name("Oksana Siarheeuna IAHORAVA"));
    for (query, key) in [("طارق وثيق", 1000), ("ادريس فضلي", 1001), ("Oksana Sergeevna Yegorova", 1002)]
    {
        assert_eq!(index.search(&name(query), 5)[0].key, key, "{query}");
    }
}

#[test]
fn every_name_finds_itself_first_with_score_one() {
    let index = filled();
    for (key, text) in people() {
        let hits = index.search(&name(&text), 3);
        assert_eq!((hits[0].key, hits[0].score), (key, 1.0), "{text}");
    }
}

#[test]
fn another_script_a_typing_error_and_another_order_are_found() {
    let index = filled();
    let people = people();
    let cases = [
        ("كريم درويش", "Karim Darwish"),
        ("طارق الموصلي", "Tariq al-Mosuli"),
        ("Александр Соколов", "Aleksandr Sokolov"),
        ("Kovalchyk Oksana", "Oksana Kovalchuk"),
        ("سمیرا رضوانی", "Samira Rezvani"),
        ("Shirin Barznji", "Shirin Barzanji"),
        // A space that was lost.
        ("karimdarwish", "Karim Darwish"),
        ("ОксанаКовальчук", "Oksana Kovalchuk"),
    ];
    for (query, expected) in cases {
        let hits = index.search(&name(query), 5);
        assert_eq!(people[hits[0].key as usize].1, expected, "{query}");
    }
}

#[test]
fn scores_are_those_of_the_full_comparison_in_falling_order() {
    let index = filled();
    let query = name("Karim Tariq Darwish");
    let hits = index.search(&query, 10);
    assert_eq!(hits.len(), 10);
    assert!(hits.windows(2).all(|pair| pair[0].score >= pair[1].score));
    for hit in hits {
        assert_eq!(hit.score, score(&query, &name(&people()[hit.key as usize].1)));
    }
}

#[test]
fn a_removed_key_is_gone_with_all_its_names_and_may_come_back() {
    let mut index = filled();
    index.insert(7, &name("Abu Idris"));
    let before = index.len();
    index.remove(7);
    index.remove(7);
    assert_eq!(index.len(), before - 2);
    for text in ["Abu Idris", &people()[7].1] {
        assert!(index.search(&name(text), 20).iter().all(|hit| hit.key != 7), "{text}");
    }
    index.insert(7, &name("Abu Idris"));
    assert_eq!(index.search(&name("Abu Idris"), 1)[0].key, 7);
}

#[test]
fn a_key_with_several_names_is_one_hit_with_its_best_score() {
    let mut index = filled();
    index.insert(1000, &name("Karim Darwish al-Halabi"));
    index.insert(1000, &name("كريم درويش الحلبي"));
    let hits = index.search(&name("Karim Darwish al-Halabi"), 10);
    assert_eq!(hits.iter().filter(|hit| hit.key == 1000).count(), 1);
    assert_eq!((hits[0].key, hits[0].score), (1000, 1.0));
}

#[test]
fn most_names_removed_leave_the_rest_where_it_was() {
    let mut index = Index::new();
    let query = name("Karim Darwish");
    for key in 0..3000 {
        index.insert(key, &query);
    }
    (0..2990).for_each(|key| index.remove(key));
    assert_eq!(index.len(), 10);
    let keys: Vec<u32> = index.search(&query, 20).iter().map(|hit| hit.key).collect();
    assert_eq!(keys, (2990..3000).collect::<Vec<_>>());
}

#[test]
fn an_empty_index_and_no_wish_give_nothing() {
    assert!(Index::new().search(&name("Karim"), 10).is_empty());
    assert!(filled().search(&name("Karim"), 0).is_empty());
    assert!(Index::new().is_empty());
}

#[test]
fn those_who_seem_like_it_are_compared_in_the_order_in_which_they_are_chosen() {
    let mut index = filled();
    (1000..1040).for_each(|key| index.insert(key, &name("Karim Darwish")));
    index.insert(1020, &name("Kareem Darwesh"));
    let query = name("Karim Darwish");
    let seeming = index.seeming(&query, 50, &|_| true);
    let keys: Vec<u32> = seeming.keys().collect();
    assert_eq!(keys.len(), 50);
    assert!((1000..1040).all(|key| keys.contains(&key)));
    assert!(keys.iter().all(|key| keys.iter().filter(|other| key == *other).count() == 1));
    let chosen = [1039, 5000, 1020, keys[49], 1001];
    assert_eq!(seeming.best(10), index.search(&query, 10));
    let hits = seeming.compare(chosen.into_iter(), 0.99, 2);
    assert_eq!(hits.iter().map(|hit| (hit.key, hit.score)).collect::<Vec<_>>(), [(1039, 1.0), (1020, 1.0)]);
    assert_eq!(index.seeming(&query, 5, &|_| true).keys().count(), 5);
    assert_eq!(index.seeming(&query, 0, &|_| true).keys().count(), 0);
    assert_eq!(index.seeming(&query, 50, &|_| false).keys().count(), 0);
}
