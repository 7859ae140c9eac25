#!/bin/sh
# Makes the readings in crates/names/tables/scripts/han.txt from the Unihan database (package unicode-data of Debian,
# or Unihan.zip of unicode.org). Prints lines `spelling letters`, to stand below the table's first lines.
#   scripts/han-table.sh /usr/share/unicode > readings.txt
set -eu
cat_all() { for file in "$1"/Unihan_"$2".txt*; do case "$file" in *.bz2) bzcat "$file" ;; *) cat "$file" ;; esac done; }
{ cat_all "$1" OtherMappings; cat_all "$1" DictionaryLikeData; cat_all "$1" Readings; } | perl -CSD -Mutf8 -MUnicode::Normalize -ne '
    chomp;
    my ($code, $field, $value) = split /\t/;
    next unless defined $value;
    # The General Standard list of the mainland and the first level of Big Five: 8,105 and 5,401 characters in use.
    $used{$code} = 1 if $field eq "kTGH" || ($field eq "kBigFive" && hex($value) <= 0xC67E);
    # Where there are two readings the first is the mainland one. Passports write ü as u.
    $reading{$code} = (split " ", $value)[0] if $field eq "kMandarin";
    END {
        for my $code (keys %used) {
            next unless $reading{$code};
            (my $plain = NFD($reading{$code})) =~ s/\p{Mn}//g;
            push @{$letters{$plain}}, chr hex substr $code, 2;
        }
        print "$_ ", join("", sort @{$letters{$_}}), "\n" for sort keys %letters;
    }'
