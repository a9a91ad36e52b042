/// Helm: `helm install` command lines and values files of the charts that make a cluster's network,
/// and the objects that those charts would make of them. Netwright renders no templates: for each
/// chart, what steers packets is written anew, from facts about its templates.
///
/// Sources: helm `pkg/strvals`, `pkg/cli/values`, `pkg/chart/common/util` (merging); the charts
/// `cilium` 1.18, `tigera-operator` 3.30, `ingress-nginx` 4.11 and `traefik` 37, of which the names
/// of all values are in `CHART.txt` (made by `src/build/charts.py`).
///
/// **Not modelled**: charts other than these four; what a template makes of a value beyond the
/// objects made here (each such value is named in a finding); `--set-file` of files that are not in
/// the lab; `--post-renderer`; variables and substitutions of a shell.
@NullMarked
package io.netwright.model.helm;

import org.jspecify.annotations.NullMarked;
