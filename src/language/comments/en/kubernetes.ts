/** Comments of the manifests for Kubernetes. */
export const kubernetes = {
  'kubernetes.base': {
    brief: 'What is the same everywhere. The overlays beside this folder say what differs.',
    teach: `What is the same everywhere. The overlays beside this folder say what differs: kubectl has kustomize in it, which puts a base and an overlay together.

  kubectl kustomize deploy/overlays/staging        # shows what would be applied
  kubectl apply -k deploy/overlays/staging         # applies it

Manifests that are to differ in more than these files allow are best patched in the overlays: then this base can still follow the answers.`,
  },
  'kubernetes.deployment':
    'A Deployment keeps so many pods running, and replaces them one by one when something here changes.',
  'kubernetes.replicas':
    'How many is left to the HorizontalPodAutoscaler: a number here would undo its work at every apply.',
  'kubernetes.single': {
    brief: 'One at a time: a second one would share its volume, or do the same work twice.',
    teach:
      'One at a time. A volume that one node mounts is not there for pods on others, and a program that nobody connects to may well do its work twice when there are two. Raise the number where that is no problem.',
  },
  'kubernetes.recreate': 'The old pod goes first, so that there are never two.',
  'kubernetes.rolling': 'A new pod has to be ready before an old one goes.',
  'kubernetes.scrape': {
    brief: 'Read by a Prometheus that looks for these annotations; a PodMonitor finds the port by its name, metrics.',
    teach:
      'Read by a Prometheus that looks for these annotations, as its Helm chart does. Where the Prometheus Operator runs, a PodMonitor takes their place; it finds the port by its name, metrics.',
  },
  'kubernetes.token': {
    brief: 'The program does not talk to the API server, so it gets no token for it.',
    teach:
      'The program does not talk to the API server, so it gets no token for it: whoever breaks into the program could otherwise try what that token allows. An account of its own still tells its pods from others.',
  },
  'kubernetes.serviceLinks':
    'Otherwise each Service of the namespace becomes variables: one that is called metrics would set METRICS_PORT to an address.',
  'kubernetes.graceService': 'More than DRAIN_DELAY and SHUTDOWN_TIMEOUT together. After it, the process is killed.',
  'kubernetes.graceModule':
    'The seconds of preStop, and as long as the program takes to end after SIGTERM. After it, the process is killed.',
  'kubernetes.nobody': {
    brief: 'The user of the image, as a number: a name could not be proved to be other than root.',
    teach:
      'The user of the image, as a number: Kubernetes does not look into the image, so a name could not be proved to be other than root. RuntimeDefault blocks system calls that hardly a program needs, such as loading kernel modules.',
  },
  'kubernetes.fsGroup': 'New volumes belong to root. This lets the group of the program write to them.',
  'kubernetes.lowPort':
    'Lets a user other than root listen on ports below 1024 in this pod, as Docker does. It is one of the safe sysctls.',
  'kubernetes.spread':
    'Over nodes and zones as far as there are several: one that fails should not take all pods with it.',
  'kubernetes.image': 'The overlays put registry and tag or digest in its place.',
  'kubernetes.imageSays': 'Arguments and settings come from the image; what is set here wins over its ENV.',
  'kubernetes.drain': {
    brief:
      'After SIGTERM, the service goes on answering until every node has heard that the pod is going. It waits by itself, so no preStop is needed, for which the image would have no shell.',
    teach:
      'After SIGTERM, the service goes on answering until every node has heard that the pod is going: Kubernetes sends the signal and takes the pod out of the Service at the same time, and the second takes longer. Without the wait, some requests would still go to a pod that no longer listens. The service waits by itself, so no preStop is needed, for which the image would have no shell.',
  },
  'kubernetes.collector': `Where to send traces and metrics; nothing is sent without it:

  - name: OTEL_EXPORTER_OTLP_ENDPOINT
    value: http://collector.monitoring:4318`,
  'kubernetes.memoryLimit': {
    brief:
      'Go collects garbage harder when it nears what was requested, so that it stays away from the limit, at which the kernel kills it.',
    teach:
      'Go knows the CPU limit of its container (since 1.25, where go.mod says so too), but not that of memory. It collects garbage harder when it nears this number, the memory that is requested: what lies between request and limit is for that which Go does not count. At the limit, the kernel kills the process. There is one pair of numbers to change, below or in an overlay.',
  },
  'kubernetes.resources': {
    brief: 'Measure, then change: kubectl top pod. The autoscaler counts in parts of the CPU that is requested.',
    teach:
      'What is requested is kept free for the pod on its node, and the autoscaler counts in parts of the CPU that is requested. What is over the limit is slowed down (CPU) or killed (memory). These are numbers to begin with: measure by kubectl top pod, then change them.',
  },
  'kubernetes.probes': {
    brief: 'Kubernetes does not read the HEALTHCHECK of the image; these take its place.',
    teach:
      'Kubernetes does not read the HEALTHCHECK of the image; these take its place. Nothing else is asked before the startup probe succeeds, for up to a minute. A pod that is not alive is restarted; one that is not ready gets no requests.',
  },
  'kubernetes.onePath':
    'All three ask the one path that is known. Where it asks a database as well, give liveness another: a restart does not mend that.',
  'kubernetes.noProbes':
    'No probes, as the answers say: Kubernetes takes the program for well as long as it runs, and does not read the HEALTHCHECK of the image.',
  'kubernetes.noPort':
    'No probes and no Service, as nothing is known to listen. A program that ends by itself belongs into a Job or CronJob instead.',
  'kubernetes.preStop': {
    brief:
      'Before SIGTERM, the program goes on answering until every node has heard that the pod is going. This sleep needs no shell, but Kubernetes 1.30 or newer.',
    teach:
      'Before SIGTERM, the program goes on answering until every node has heard that the pod is going: Kubernetes begins to stop a pod and takes it out of the Service at the same time, and the second takes longer. This sleep is done by the kubelet, so the image needs no shell for it, but Kubernetes 1.30 or newer. Where the program itself goes on answering for some seconds after SIGTERM, leave it out.',
  },
  'kubernetes.restricted':
    'What the level "restricted" of the Pod Security Standards wants, and a root file system that nobody changes.',
  'kubernetes.unmounted':
    'The program writes to {unmounted}, where the image has files: a volume there would hide them. So the file system of the container has to be writable.',
  'kubernetes.temporary': 'Folders that the program may write to. They are empty at each start.',
  'kubernetes.service': {
    brief: 'One address for all pods that are ready. Its ports are those of the container.',
    teach:
      'One address for all pods that are ready, by the name of the Service as a host name. Its ports are those of the container, so that there is one number to remember. An Ingress or a Gateway, which is not here as every cluster has another, leads to it from outside.',
  },
  'kubernetes.serviceAccount':
    'An account without rights: nothing is bound to it. Permissions that the program needs one day are given to it alone.',
  'kubernetes.disruption': 'When nodes are emptied, for an upgrade for example, at most one pod is missing at a time.',
  'kubernetes.evict': 'A pod that never became ready must not keep a node from being emptied.',
  'kubernetes.autoscaler':
    'Adds pods while they use more than three quarters of the CPU that they request. It needs the metrics-server.',
  'kubernetes.network': {
    brief:
      'A pod that a policy names gets nothing but what one allows: requests from anywhere to its ports. Probes come from its own node, which is always allowed.',
    teach:
      'A pod that a policy names gets nothing but what one allows: here requests from anywhere to its ports. Probes come from its own node, which is always allowed. Who may ask can be narrowed by "from", as for example to the namespace of the ingress controller. Policies have an effect only where the network of the cluster knows them, as Calico and Cilium do.',
  },
  'kubernetes.egress': `What the program may ask is not restricted, as nobody but you knows it. To do so, add Egress to the types; names need DNS:

  egress:
    - to:
        - namespaceSelector: {}
          podSelector:
            matchLabels:
              k8s-app: kube-dns
      ports:
        - port: 53
          protocol: UDP
        - port: 53
          protocol: TCP`,
  'kubernetes.monitoring': 'Metrics only for the namespace in which Prometheus runs.',
  'kubernetes.claims':
    'The volumes of the image, which keep what is in them. Size and class are a beginning; most classes let the size be raised.',
  'kubernetes.staging': {
    brief: 'For trying out: the base, with fewer pods.',
    teach: `For trying out: the base, with fewer pods.

  kubectl apply -k deploy/overlays/staging`,
  },
  'kubernetes.production': {
    brief: 'For real: the base as it is.',
    teach: `For real: the base as it is.

  kubectl apply -k deploy/overlays/production`,
  },
  'kubernetes.images': {
    brief: `Which image runs. CI sets it here, best by digest, which names one build for ever:
  kustomize edit set image NAME=REGISTRY/NAME@sha256:…`,
    teach: `Which image runs: put your registry in place of the example. CI sets the build, best by digest, which names it for ever, while a tag can be moved. In this folder:

  kustomize edit set image NAME=REGISTRY/NAME:v1.2.3
  kustomize edit set image NAME=REGISTRY/NAME@sha256:…`,
  },
  'kubernetes.imagesOfGithub': {
    brief: `Which image runs: .github/workflows/ci.yaml pushes it to ghcr.io/OWNER. Tags: main, 1.2.3 for the git tag v1.2.3. Pin a build:
  kustomize edit set image NAME=REGISTRY/NAME@sha256:…`,
    teach: `Which image runs: .github/workflows/ci.yaml pushes it to ghcr.io/OWNER. The tag main moves with the branch, and the git tag v1.2.3 becomes 1.2.3. A digest names one build for ever. In this directory:

  kustomize edit set image NAME=REGISTRY/NAME:1.2.3
  kustomize edit set image NAME=REGISTRY/NAME@sha256:…`,
  },
  'kubernetes.imagesOfGitlab': {
    brief: `Which image runs: .gitlab-ci.yml pushes it to $CI_REGISTRY_IMAGE. Tags: main, and the git tag. Pin a build:
  kustomize edit set image NAME=REGISTRY/NAME@sha256:…`,
    teach: `Which image runs: .gitlab-ci.yml pushes it below $CI_REGISTRY_IMAGE. The tag main moves with the default branch, and a git tag becomes a tag of the same name. A digest names one build for ever. In this directory:

  kustomize edit set image NAME=REGISTRY/NAME:v1.2.3
  kustomize edit set image NAME=REGISTRY/NAME@sha256:…`,
  },
  'kubernetes.namespace':
    'The API server itself refuses pods here that do not meet the level "restricted" of the Pod Security Standards.',
  'kubernetes.patches': 'What differs from the base.',
} as const;
