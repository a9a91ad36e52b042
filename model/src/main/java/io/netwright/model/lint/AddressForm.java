package io.netwright.model.lint;

import io.netwright.model.manifest.Document;
import io.netwright.model.manifest.YamlNode;
import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Service;

import java.util.List;
import java.util.function.Consumer;

/// IPv6 addresses of Services in another form than programs write them.
final class AddressForm implements Rule {
    private static final List<String> LISTS =
            List.of("clusterIPs", "externalIPs", "loadBalancerSourceRanges");
    private static final List<String> FIELDS = List.of("clusterIP", "loadBalancerIP");

    @Override
    public void check(View lab, Consumer<Found> out) {
        for (var service : lab.all(Service.class)) {
            var document = lab.document(service.key());
            for (var field : FIELDS) {
                check(document, FieldPath.of("spec", field), out);
            }
            for (var list : LISTS) {
                var path = FieldPath.of("spec", list);
                for (int i = 0; i < View.items(document, path).size(); i++) {
                    check(document, path.then(i), out);
                }
            }
        }
    }

    private static void check(Document document, FieldPath path, Consumer<Found> out) {
        if (!(document.find(path).orElse(null) instanceof YamlNode.Scalar scalar)) {
            return;
        }
        var text = scalar.text().strip();
        if (text.indexOf(':') < 0) {
            return;
        }
        var canonical =
                text.indexOf('/') < 0
                        ? IpAddress.read(text).map(Object::toString).orElse(text)
                        : Cidr.read(text).map(Object::toString).orElse(text);
        if (!canonical.equals(text)) {
            out.accept(
                    Found.in(document, path, LintCode.ADDRESS_FORM, path, text, canonical)
                            .hint("write {}", canonical)
                            .set(path, canonical));
        }
    }
}
