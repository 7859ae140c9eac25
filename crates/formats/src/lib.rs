//! Other people's shapes to and from reports: the UN list, FollowTheMoney, CSV
