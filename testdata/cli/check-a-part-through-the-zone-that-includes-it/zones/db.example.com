; example.com, in several files
$TTL 3600
@       IN SOA  ns1.example.net. hostmaster.example.com. (
                2026030401 ; serial
                7200       ; refresh
                3600       ; retry
                1209600    ; expire
                3600 )     ; negative answers
        IN NS   ns1.example.net.
        IN NS   ns2.example.net.
$INCLUDE ../inc/hosts.inc
shop    IN A 192.0.2.7
www.    IN A 192.0.2.1
