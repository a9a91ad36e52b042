package io.netwright.model.apiserver;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A running kube-apiserver, asked as kubectl asks: strictly, and here without effect.
final class ApiServer implements AutoCloseable {
    private record Endpoint(String resource, boolean namespaced) {}

    private final HttpClient client;
    private final String server;
    private final String token;
    private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();

    /// @param folder that the cluster was started with: `admin.kubeconfig`, `pki`
    ApiServer(Path folder) throws IOException, GeneralSecurityException {
        var config = Files.readString(folder.resolve("admin.kubeconfig"));
        this.server = config.replaceAll("(?s).*server: \"([^\"]+)\".*", "$1");
        this.token = config.replaceAll("(?s).*token: \"([^\"]+)\".*", "$1");
        var keys = KeyStore.getInstance(KeyStore.getDefaultType());
        keys.load(null, null);
        try (var in = Files.newInputStream(folder.resolve("pki/apiserver.crt"))) {
            int count = 0;
            for (var one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                keys.setCertificateEntry("ca" + count++, one);
            }
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(keys);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        this.client = HttpClient.newBuilder().sslContext(context).build();
    }

    Answer create(String json) throws IOException, InterruptedException {
        var answer = send(json, "&fieldValidation=Strict");
        return Answer.of(answer.status(), answer.body());
    }

    /// What it said in its own words, for somebody who wonders.
    record Response(int status, String body) {}

    Response send(String json, String options) throws IOException, InterruptedException {
        var object = (Map<?, ?>) JsonTree.parse(json);
        var version = JsonTree.text(object.get("apiVersion"));
        var kind = JsonTree.text(object.get("kind"));
        var endpoint = endpoint(version, kind);
        var path = new StringBuilder(root(version));
        if (endpoint.namespaced()) {
            var namespace =
                    object.get("metadata") instanceof Map<?, ?> meta
                                    && meta.get("namespace") instanceof JsonTree.Literal name
                            ? JsonTree.text(name)
                            : "default";
            path.append("/namespaces/").append(namespace);
        }
        path.append('/').append(endpoint.resource()).append("?dryRun=All").append(options);
        var response =
                client.send(
                        request(path.toString())
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(json))
                                .build(),
                        BodyHandlers.ofString());
        return new Response(response.statusCode(), response.body());
    }

    private static String root(String apiVersion) {
        return apiVersion.indexOf('/') < 0 ? "/api/" + apiVersion : "/apis/" + apiVersion;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + path))
                .header("Authorization", "Bearer " + token);
    }

    private Endpoint endpoint(String version, String kind)
            throws IOException, InterruptedException {
        var known = endpoints.get(version + " " + kind);
        if (known != null) {
            return known;
        }
        var response = client.send(request(root(version)).build(), BodyHandlers.ofString());
        if (JsonTree.parse(response.body()) instanceof Map<?, ?> map
                && map.get("resources") instanceof List<?> list) {
            for (var item : list) {
                var resource = (Map<?, ?>) item;
                var name = JsonTree.text(resource.get("name"));
                if (name.indexOf('/') < 0) {
                    boolean namespaced =
                            resource.get("namespaced") instanceof JsonTree.Literal(String json)
                                    && json.equals("true");
                    endpoints.put(
                            version + " " + JsonTree.text(resource.get("kind")),
                            new Endpoint(name, namespaced));
                }
            }
        }
        var endpoint = endpoints.get(version + " " + kind);
        if (endpoint == null) {
            throw new IOException("the server knows no " + version + " " + kind);
        }
        return endpoint;
    }

    @Override
    public void close() {
        client.close();
    }
}
