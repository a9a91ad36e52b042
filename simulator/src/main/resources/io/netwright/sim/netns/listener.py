import os, socket, sys, threading
name, tcp, udp, addresses = sys.argv[1:5]
def line(peer):
    return ("%s %s %d\n" % (name, peer[0], peer[1])).encode()
def answer(connection, peer):
    try:
        connection.settimeout(5)
        connection.sendall(line(peer))
        connection.shutdown(socket.SHUT_WR)
        while connection.recv(4096):
            pass
    except OSError:
        pass
    connection.close()
def accept(server):
    while True:
        threading.Thread(target=answer, args=server.accept(), daemon=True).start()
def datagrams(server):
    while True:
        data, peer = server.recvfrom(65535)
        try:
            server.sendto(line(peer), peer)
        except OSError:
            pass
def bound(kind, address, port):
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    server = socket.socket(family, kind)
    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if family == socket.AF_INET6:
        server.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
    server.bind((address, int(port)))
    return server
work = []
for port in tcp.split():
    for address in ("0.0.0.0", "::"):
        server = bound(socket.SOCK_STREAM, address, port)
        server.listen(128)
        work.append((accept, server))
for port in udp.split():
    for address in addresses.split():
        work.append((datagrams, bound(socket.SOCK_DGRAM, address, port)))
if os.fork():
    os._exit(0)
os.setsid()
os.chdir("/")
null = os.open(os.devnull, os.O_RDWR)
for number in (0, 1, 2):
    os.dup2(null, number)
for function, server in work:
    threading.Thread(target=function, args=(server,)).start()
