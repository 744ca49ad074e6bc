# fish completion for zonemend

function __zonemend_rules
    zonemend rules --format text 2>/dev/null | string match -rg '^([a-z0-9-]+)'
end

set -l no_command 'not __fish_seen_subcommand_from kartra point check canon rules explain'
set -l edit '__fish_seen_subcommand_from kartra point'
set -l check '__fish_seen_subcommand_from check'
set -l reports '__fish_seen_subcommand_from kartra point check'
set -l zones '__fish_seen_subcommand_from kartra point check canon'
set -l canon '__fish_seen_subcommand_from canon'
set -l rules '__fish_seen_subcommand_from rules'
set -l explain '__fish_seen_subcommand_from explain'

complete -c zonemend -s h -l help -d 'Show help'
complete -c zonemend -n $no_command -f
complete -c zonemend -n $no_command -l version -d 'Show the version'
complete -c zonemend -n $no_command -a kartra -d 'Point a host of a zone at Kartra'
complete -c zonemend -n $no_command -a point -d 'Point a host of a zone at any name'
complete -c zonemend -n $no_command -a check -d 'Check zone files'
complete -c zonemend -n $no_command -a canon -d 'Print the records in canonical form'
complete -c zonemend -n $no_command -a rules -d 'List all rules'
complete -c zonemend -n $no_command -a explain -d 'Explain a rule'

complete -c zonemend -n '__fish_seen_subcommand_from kartra' -l user -x -d 'Name of the Kartra account'
complete -c zonemend -n '__fish_seen_subcommand_from point' -l target -x -d 'Where the host is to point'

complete -c zonemend -n $edit -l host -x -d 'The host to point'
complete -c zonemend -n $edit -l remove -d 'Take the CNAME out'
complete -c zonemend -n $edit -l replace -x -a 'addresses all' -d 'Records that may be replaced'
complete -c zonemend -n $edit -l ttl -x -d 'TTL of the new record'
complete -c zonemend -n $edit -l serial -x -a 'auto keep increment date unixtime' -d 'What to do with the serial'
complete -c zonemend -n $edit -l force -d 'Even though NS, MX or SRV point at the host'
complete -c zonemend -n $edit -l allow-signed -d 'Edit a signed zone'
complete -c zonemend -n $edit -s i -l in-place -d 'Change the file'
complete -c zonemend -n $edit -s o -l output -r -d 'Write the zone here'
complete -c zonemend -n $edit -l check -d 'Exit with 1 if something would change'

complete -c zonemend -n $check -l select -x -a '(__zonemend_rules)' -d 'Run only these rules'
complete -c zonemend -n $check -l ignore -x -a '(__zonemend_rules)' -d 'Do not run these rules'
complete -c zonemend -n $check -l fix -d 'Apply safe fixes'
complete -c zonemend -n $check -l unsafe-fixes -d 'Also apply fixes that change what is served'

complete -c zonemend -n $reports -l diff -d 'Print a unified diff'
complete -c zonemend -n $zones -l origin -x -d 'Origin of the zone'
complete -c zonemend -n $zones -l named-conf -r -d 'Configuration of BIND'
complete -c zonemend -n $zones -l include-dir -r -d 'Directory of BIND'
complete -c zonemend -n $zones -l include-root -r -d 'Folder that included files lie in'
complete -c zonemend -n $zones -l max-generated -x -d 'Most records of $GENERATE'
complete -c zonemend -n $zones -l stdin-filename -r -d 'Name of standard input'
complete -c zonemend -n $reports -l format -x -a 'full concise json' -d 'Output format'
complete -c zonemend -n $reports -l color -x -a 'auto always never' -d 'Use colours'
complete -c zonemend -n $reports -s q -l quiet -d 'Say less'
complete -c zonemend -n $reports -s v -l verbose -d 'Say more'

complete -c zonemend -n $canon -l no-sort -d 'Keep the order of the file'
complete -c zonemend -n $canon -l keep-case -d 'Keep the letter case of names'
complete -c zonemend -n $canon -l format -x -a 'text json' -d 'Output format'

complete -c zonemend -n $rules -f -l format -x -a 'text md json' -d 'Output format'
complete -c zonemend -n $explain -f -a '(__zonemend_rules)'
