package io.netwright.model.lab;

import java.util.List;
import java.util.Random;

/// Writes a large cluster as `kubectl get -o yaml --show-managed-fields` prints it: the same text
/// for the same numbers.
final class LargeLab {
    private static final int NODES = 60;
    private static final int NAMESPACES = 50;

    private final Random random;
    private final StringBuilder out = new StringBuilder(32 << 20);
    private final int services;

    private LargeLab(int services, long seed) {
        this.services = services;
        this.random = new Random(seed);
    }

    /// Some 5.5 kB for each pod, 2 kB for each Service, 1 kB for each policy.
    static String write(int pods, int services, int policies, long seed) {
        var lab = new LargeLab(services, seed);
        for (int i = 0; i < NODES; i++) {
            lab.node(i);
        }
        for (int i = 0; i < services; i++) {
            lab.service(i);
        }
        for (int i = 0; i < pods; i++) {
            lab.pod(i);
        }
        for (int i = 0; i < policies; i++) {
            lab.policy(i);
        }
        return lab.out.toString();
    }

    private String hex(int length) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(Character.forDigit(random.nextInt(16), 16));
        }
        return text.toString();
    }

    private String uid() {
        return hex(8) + "-" + hex(4) + "-4" + hex(3) + "-a" + hex(3) + "-" + hex(12);
    }

    private String time() {
        return "2026-%02d-%02dT%02d:%02d:%02dZ"
                .formatted(
                        1 + random.nextInt(12),
                        1 + random.nextInt(28),
                        random.nextInt(24),
                        random.nextInt(60),
                        random.nextInt(60));
    }

    private void node(int i) {
        out.append(
                """
                ---
                apiVersion: v1
                kind: Node
                metadata:
                  creationTimestamp: "%s"
                  labels:
                    kubernetes.io/arch: amd64
                    kubernetes.io/hostname: worker-%d
                    kubernetes.io/os: linux
                    topology.kubernetes.io/zone: zone-%d
                  name: worker-%d
                  uid: %s
                spec:
                  podCIDR: 10.%d.0.0/20
                  podCIDRs:
                  - 10.%d.0.0/20
                status:
                  addresses:
                  - address: 192.0.2.%d
                    type: InternalIP
                  - address: worker-%d
                    type: Hostname
                  conditions:
                  - lastHeartbeatTime: "%s"
                    lastTransitionTime: "%s"
                    message: kubelet is posting ready status
                    reason: KubeletReady
                    status: "True"
                    type: Ready
                """
                        .formatted(
                                time(), i, i % 3, i, uid(), 100 + i, 100 + i, 10 + i, i, time(),
                                time()));
    }

    private void service(int i) {
        out.append(
                """
                ---
                apiVersion: v1
                kind: Service
                metadata:
                  annotations:
                    meta.helm.sh/release-name: app-%1$d
                    meta.helm.sh/release-namespace: team-%2$d
                  creationTimestamp: "%3$s"
                  labels:
                    app.kubernetes.io/instance: app-%1$d
                    app.kubernetes.io/managed-by: Helm
                    app.kubernetes.io/name: app-%1$d
                  managedFields:
                  - apiVersion: v1
                    fieldsType: FieldsV1
                    fieldsV1:
                      f:metadata:
                        f:annotations:
                          .: {}
                          f:meta.helm.sh/release-name: {}
                          f:meta.helm.sh/release-namespace: {}
                        f:labels:
                          .: {}
                          f:app.kubernetes.io/instance: {}
                          f:app.kubernetes.io/managed-by: {}
                          f:app.kubernetes.io/name: {}
                      f:spec:
                        f:internalTrafficPolicy: {}
                        f:ports:
                          .: {}
                          k:{"port":80,"protocol":"TCP"}:
                            .: {}
                            f:name: {}
                            f:port: {}
                            f:protocol: {}
                            f:targetPort: {}
                        f:selector: {}
                        f:sessionAffinity: {}
                        f:type: {}
                    manager: helm
                    operation: Update
                    time: "%3$s"
                  name: app-%1$d
                  namespace: team-%2$d
                  resourceVersion: "%4$d"
                  uid: %5$s
                spec:
                  clusterIP: 10.96.%6$d.%7$d
                  clusterIPs:
                  - 10.96.%6$d.%7$d
                  internalTrafficPolicy: Cluster
                  ipFamilies:
                  - IPv4
                  ipFamilyPolicy: SingleStack
                  ports:
                  - name: http
                    port: 80
                    protocol: TCP
                    targetPort: http
                  - name: metrics
                    port: 9090
                    protocol: TCP
                    targetPort: 9090
                  selector:
                    app.kubernetes.io/instance: app-%1$d
                    app.kubernetes.io/name: app-%1$d
                  sessionAffinity: None
                  type: ClusterIP
                status:
                  loadBalancer: {}
                """
                        .formatted(
                                i,
                                i % NAMESPACES,
                                time(),
                                random.nextInt(1 << 30),
                                uid(),
                                1 + i / 250,
                                1 + i % 250));
    }

    private void pod(int i) {
        int app = i % services;
        int node = random.nextInt(NODES);
        var hash = "%08x".formatted(app * 0x9e3779b9);
        out.append(
                """
                ---
                apiVersion: v1
                kind: Pod
                metadata:
                  annotations:
                    checksum/config: %s
                    kubectl.kubernetes.io/restartedAt: "%s"
                  creationTimestamp: "%s"
                  generateName: app-%d-%s-
                  labels:
                    app.kubernetes.io/instance: app-%d
                    app.kubernetes.io/name: app-%d
                    pod-template-hash: %s
                    tier: %s
                  managedFields:
                """
                        .formatted(
                                hex(64),
                                time(),
                                time(),
                                app,
                                "h" + hash,
                                app,
                                app,
                                "h" + hash,
                                tier(app)));
        managed("kube-controller-manager", "");
        managed("kubelet", "status");
        out.append(
                """
                  name: app-%1$d-h%2$s-%3$05d
                  namespace: team-%4$d
                  ownerReferences:
                  - apiVersion: apps/v1
                    blockOwnerDeletion: true
                    controller: true
                    kind: ReplicaSet
                    name: app-%1$d-h%2$s
                    uid: %5$s
                  resourceVersion: "%6$d"
                  uid: %7$s
                spec:
                  containers:
                """
                        .formatted(
                                app,
                                hash,
                                i,
                                app % NAMESPACES,
                                uid(),
                                random.nextInt(1 << 30),
                                uid()));
        container(app);
        out.append(
                """
                  dnsPolicy: ClusterFirst
                  enableServiceLinks: true
                  nodeName: worker-%d
                  preemptionPolicy: PreemptLowerPriority
                  priority: 0
                  restartPolicy: Always
                  schedulerName: default-scheduler
                  securityContext:
                    fsGroup: 2000
                    runAsNonRoot: true
                  serviceAccount: app-%d
                  serviceAccountName: app-%d
                  terminationGracePeriodSeconds: 30
                  tolerations:
                  - effect: NoExecute
                    key: node.kubernetes.io/not-ready
                    operator: Exists
                    tolerationSeconds: 300
                  - effect: NoExecute
                    key: node.kubernetes.io/unreachable
                    operator: Exists
                    tolerationSeconds: 300
                  volumes:
                  - configMap:
                      defaultMode: 420
                      name: app-config
                    name: config
                  - name: kube-api-access-%s
                    projected:
                      defaultMode: 420
                      sources:
                      - serviceAccountToken:
                          expirationSeconds: 3607
                          path: token
                      - configMap:
                          items:
                          - key: ca.crt
                            path: ca.crt
                          name: kube-root-ca.crt
                      - downwardAPI:
                          items:
                          - fieldRef:
                              apiVersion: v1
                              fieldPath: metadata.namespace
                            path: namespace
                """
                        .formatted(node, app, app, hex(5)));
        status(i, app, node);
    }

    private static String tier(int app) {
        return List.of("web", "api", "data").get(app % 3);
    }

    private void managed(String manager, String subresource) {
        boolean status = !subresource.isEmpty();
        out.append("  - apiVersion: v1\n    fieldsType: FieldsV1\n    fieldsV1:\n");
        var fields =
                status
                        ? """
                            f:status:
                              f:conditions:
                                k:{"type":"ContainersReady"}:
                                  .: {}
                                  f:lastProbeTime: {}
                                  f:lastTransitionTime: {}
                                  f:status: {}
                                  f:type: {}
                                k:{"type":"Ready"}:
                                  .: {}
                                  f:lastProbeTime: {}
                                  f:lastTransitionTime: {}
                                  f:status: {}
                                  f:type: {}
                              f:containerStatuses: {}
                              f:hostIP: {}
                              f:phase: {}
                              f:podIP: {}
                              f:startTime: {}
                        """
                        : """
                            f:metadata:
                              f:generateName: {}
                              f:labels:
                                .: {}
                                f:app.kubernetes.io/instance: {}
                                f:app.kubernetes.io/name: {}
                                f:pod-template-hash: {}
                              f:ownerReferences:
                                .: {}
                            f:spec:
                              f:containers:
                                k:{"name":"main"}:
                                  .: {}
                                  f:env:
                                    .: {}
                                    k:{"name":"LOG_LEVEL"}:
                                      .: {}
                                      f:name: {}
                                      f:value: {}
                                  f:image: {}
                                  f:imagePullPolicy: {}
                                  f:name: {}
                                  f:ports: {}
                                  f:readinessProbe: {}
                                  f:resources: {}
                              f:dnsPolicy: {}
                              f:restartPolicy: {}
                              f:schedulerName: {}
                        """;
        out.append(fields.indent(6));
        out.append("    manager: ").append(manager).append("\n    operation: Update\n");
        if (status) {
            out.append("    subresource: ").append(subresource).append('\n');
        }
        out.append("    time: \"").append(time()).append("\"\n");
    }

    private void container(int app) {
        out.append(
                """
                  - args:
                    - --listen=:8080
                    - --config=/etc/app/config.yaml
                    env:
                    - name: LOG_LEVEL
                      value: info
                    - name: POD_IP
                      valueFrom:
                        fieldRef:
                          apiVersion: v1
                          fieldPath: status.podIP
                    - name: DATABASE_URL
                      value: postgres://db-%1$d.team-%2$d.svc.cluster.local:5432/app?sslmode=disable
                    - name: PASSWORD
                      valueFrom:
                        secretKeyRef:
                          key: password
                          name: app-%1$d
                    image: registry.example/team-%2$d/app-%1$d:1.%3$d.0
                    imagePullPolicy: IfNotPresent
                    livenessProbe:
                      failureThreshold: 3
                      httpGet:
                        path: /healthz
                        port: http
                        scheme: HTTP
                      periodSeconds: 10
                      successThreshold: 1
                      timeoutSeconds: 1
                    name: main
                    ports:
                    - containerPort: 8080
                      name: http
                      protocol: TCP
                    - containerPort: 9090
                      name: metrics
                      protocol: TCP
                    readinessProbe:
                      failureThreshold: 3
                      httpGet:
                        path: /ready
                        port: http
                        scheme: HTTP
                      periodSeconds: 5
                      successThreshold: 1
                      timeoutSeconds: 1
                    resources:
                      limits:
                        memory: 256Mi
                      requests:
                        cpu: 100m
                        memory: 128Mi
                    securityContext:
                      allowPrivilegeEscalation: false
                      readOnlyRootFilesystem: true
                    terminationMessagePath: /dev/termination-log
                    terminationMessagePolicy: File
                    volumeMounts:
                    - mountPath: /etc/app
                      name: config
                """
                        .formatted(app, app % NAMESPACES, app % 20));
    }

    private void status(int i, int app, int node) {
        out.append("status:\n  conditions:\n");
        for (var type : new String[] {"Initialized", "Ready", "ContainersReady", "PodScheduled"}) {
            out.append(
                    """
                      - lastProbeTime: null
                        lastTransitionTime: "%s"
                        status: "True"
                        type: %s
                    """
                            .formatted(time(), type));
        }
        out.append(
                """
                  containerStatuses:
                  - containerID: containerd://%1$s
                    image: registry.example/team-%2$d/app-%3$d:1.%4$d.0
                    imageID: registry.example/team-%2$d/app-%3$d@sha256:%5$s
                    lastState: {}
                    name: main
                    ready: true
                    restartCount: 0
                    started: true
                    state:
                      running:
                        startedAt: "%6$s"
                  hostIP: 192.0.2.%7$d
                  phase: Running
                  podIP: 10.%8$d.%9$d.%10$d
                  podIPs:
                  - ip: 10.%8$d.%9$d.%10$d
                  qosClass: Burstable
                  startTime: "%6$s"
                """
                        .formatted(
                                hex(64),
                                app % NAMESPACES,
                                app,
                                app % 20,
                                hex(64),
                                time(),
                                10 + node,
                                100 + node,
                                i / 256 % 16,
                                i % 256));
    }

    private void policy(int i) {
        int app = i % services;
        int peer = (app + NAMESPACES * (1 + random.nextInt(5))) % services;
        out.append(
                """
                ---
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata:
                  annotations:
                    meta.helm.sh/release-name: app-%1$d
                  creationTimestamp: "%2$s"
                  generation: 1
                  labels:
                    app.kubernetes.io/managed-by: Helm
                  name: app-%1$d
                  namespace: team-%3$d
                  resourceVersion: "%4$d"
                  uid: %5$s
                spec:
                  egress:
                  - {}
                  ingress:
                  - from:
                    - podSelector:
                        matchLabels:
                          app.kubernetes.io/name: app-%6$d
                    - namespaceSelector:
                        matchLabels:
                          kubernetes.io/metadata.name: team-%7$d
                    ports:
                    - port: http
                      protocol: TCP
                  podSelector:
                    matchLabels:
                      app.kubernetes.io/name: app-%1$d
                  policyTypes:
                  - Ingress
                  - Egress
                """
                        .formatted(
                                app,
                                time(),
                                app % NAMESPACES,
                                random.nextInt(1 << 30),
                                uid(),
                                peer,
                                random.nextInt(NAMESPACES)));
    }
}
