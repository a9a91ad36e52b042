use strict;
use Socket qw(:all);
use POSIX ();
my ($name, $tcp, $udp, $addresses) = @ARGV;
my %kind;
sub bound {
    my ($type, $address, $port) = @_;
    my $six = $address =~ /:/;
    socket(my $server, $six ? AF_INET6 : AF_INET, $type, 0) or die "socket: $!";
    setsockopt($server, SOL_SOCKET, SO_REUSEADDR, pack("i", 1));
    setsockopt($server, IPPROTO_IPV6, IPV6_V6ONLY, pack("i", 1)) if $six;
    my $at = inet_pton($six ? AF_INET6 : AF_INET, $address);
    bind($server, $six ? pack_sockaddr_in6($port, $at) : pack_sockaddr_in($port, $at)) or die "bind $address $port: $!";
    return $server;
}
sub line {
    my ($peer) = @_;
    my $six = sockaddr_family($peer) == AF_INET6;
    my ($port, $at) = $six ? unpack_sockaddr_in6($peer) : unpack_sockaddr_in($peer);
    return "$name " . inet_ntop($six ? AF_INET6 : AF_INET, $at) . " $port\n";
}
my @servers;
for my $port (split " ", $tcp) {
    for my $address ("0.0.0.0", "::") {
        my $server = bound(SOCK_STREAM, $address, $port);
        listen($server, 128) or die "listen: $!";
        push @servers, $server;
        $kind{fileno $server} = "tcp";
    }
}
for my $port (split " ", $udp) {
    for my $address (split " ", $addresses) {
        my $server = bound(SOCK_DGRAM, $address, $port);
        push @servers, $server;
        $kind{fileno $server} = "udp";
    }
}
exit 0 if fork;
POSIX::setsid();
chdir "/";
open STDIN, "<", "/dev/null";
open STDOUT, ">", "/dev/null";
open STDERR, ">", "/dev/null";
$SIG{CHLD} = "IGNORE";
while (@servers) {
    my $read = "";
    vec($read, fileno $_, 1) = 1 for @servers;
    next if select($read, undef, undef, undef) < 1;
    for my $server (grep { vec($read, fileno $_, 1) } @servers) {
        if ($kind{fileno $server} eq "udp") {
            my $peer = recv($server, my $data, 65535, 0);
            send($server, line($peer), 0, $peer) if $peer;
            next;
        }
        my $peer = accept(my $connection, $server) or next;
        if (!fork) {
            alarm 5;
            syswrite $connection, line($peer);
            shutdown $connection, 1;
            1 while sysread $connection, my $rest, 4096;
            exit 0;
        }
        close $connection;
    }
}
