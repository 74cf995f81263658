// Command kube-validate does with manifests what an API server does with them before it stores them: it decodes strictly,
// fills in defaults, and calls the create strategy of each kind, all by Kubernetes' own code. Pods are then evaluated by the
// Pod Security Standards, at the level that is given.
//
//	kube-validate [-pod-security=restricted] < manifests.yaml
//
// It prints a line for each error and warning, and ends with 1 if there was one.
package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/meta"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	"k8s.io/apimachinery/pkg/util/yaml"
	"k8s.io/apiserver/pkg/endpoints/request"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/apiserver/pkg/warning"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	_ "k8s.io/kubernetes/pkg/apis/apps/install"
	_ "k8s.io/kubernetes/pkg/apis/autoscaling/install"
	_ "k8s.io/kubernetes/pkg/apis/core/install"
	_ "k8s.io/kubernetes/pkg/apis/networking/install"
	_ "k8s.io/kubernetes/pkg/apis/policy/install"
	"k8s.io/kubernetes/pkg/registry/apps/deployment"
	"k8s.io/kubernetes/pkg/registry/autoscaling/horizontalpodautoscaler"
	"k8s.io/kubernetes/pkg/registry/core/namespace"
	"k8s.io/kubernetes/pkg/registry/core/persistentvolumeclaim"
	"k8s.io/kubernetes/pkg/registry/core/service"
	"k8s.io/kubernetes/pkg/registry/core/serviceaccount"
	"k8s.io/kubernetes/pkg/registry/networking/networkpolicy"
	"k8s.io/kubernetes/pkg/registry/policy/poddisruptionbudget"
	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"
)

var strategies = map[schema.GroupVersionKind]rest.RESTCreateStrategy{
	{Group: "apps", Version: "v1", Kind: "Deployment"}:                     deployment.Strategy,
	{Group: "autoscaling", Version: "v2", Kind: "HorizontalPodAutoscaler"}: horizontalpodautoscaler.Strategy,
	{Version: "v1", Kind: "Namespace"}:                                     namespace.Strategy,
	{Version: "v1", Kind: "PersistentVolumeClaim"}:                         persistentvolumeclaim.Strategy,
	{Version: "v1", Kind: "Service"}:                                       service.Strategy,
	{Version: "v1", Kind: "ServiceAccount"}:                                serviceaccount.Strategy,
	{Group: "networking.k8s.io", Version: "v1", Kind: "NetworkPolicy"}:     networkpolicy.Strategy,
	{Group: "policy", Version: "v1", Kind: "PodDisruptionBudget"}:          poddisruptionbudget.Strategy,
}

func main() {
	level := flag.String("pod-security", string(api.LevelRestricted), "level of the Pod Security Standards")
	flag.Parse()
	problems, count := 0, 0
	report := func(subject string, problem any) {
		problems++
		fmt.Printf("%s: %v\n", subject, problem)
	}
	reader := yaml.NewYAMLReader(bufio.NewReader(os.Stdin))
	for {
		document, err := reader.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			report("input", err)
			break
		}
		count++
		validate(document, api.Level(*level), report)
	}
	if count == 0 {
		report("input", "no manifest")
	}
	fmt.Printf("%d manifests, %d problems\n", count, problems)
	if problems > 0 {
		os.Exit(1)
	}
}

func validate(document []byte, level api.Level, report func(string, any)) {
	codecs := serializer.NewCodecFactory(legacyscheme.Scheme, serializer.EnableStrict)
	object, kind, err := codecs.UniversalDeserializer().Decode(document, nil, nil)
	if err != nil {
		report("decoding", err)
		return
	}
	accessor, err := meta.Accessor(object)
	if err != nil {
		report(kind.String(), err)
		return
	}
	subject := kind.Kind + "/" + accessor.GetName()
	strategy, ok := strategies[*kind]
	if !ok {
		report(subject, "unexpected kind "+kind.String())
		return
	}
	for _, result := range podSecurity(object, level) {
		report(subject, result.ForbiddenReason+": "+result.ForbiddenDetail)
	}

	legacyscheme.Scheme.Default(object)
	internal, err := legacyscheme.Scheme.UnsafeConvertToVersion(object, runtime.InternalGroupVersioner)
	if err != nil {
		report(subject, err)
		return
	}
	if accessor, err = meta.Accessor(internal); err != nil {
		report(subject, err)
		return
	}
	rest.FillObjectMetaSystemFields(accessor)
	ctx := request.WithNamespace(context.Background(), accessor.GetNamespace())
	ctx = request.WithRequestInfo(ctx, &request.RequestInfo{APIGroup: kind.Group, APIVersion: kind.Version, Verb: "create"})
	ctx = warning.WithWarningRecorder(ctx, recorder(func(text string) { report(subject, "warning: "+text) }))
	if strategy.NamespaceScoped() && accessor.GetNamespace() == "" {
		report(subject, "no namespace")
		return
	}
	if err := rest.BeforeCreate(strategy, ctx, internal); err != nil {
		report(subject, err)
	}
}

// podSecurity gives what the Pod Security Standards forbid of the pods that an object makes.
func podSecurity(object runtime.Object, level api.Level) []policy.CheckResult {
	var template corev1.PodTemplateSpec
	switch object := object.(type) {
	case *appsv1.Deployment:
		template = object.Spec.Template
	default:
		return nil
	}
	evaluator, err := policy.NewEvaluator(policy.DefaultChecks(), nil)
	if err != nil {
		panic(err)
	}
	var forbidden []policy.CheckResult
	version := api.LevelVersion{Level: level, Version: api.LatestVersion()}
	for _, result := range evaluator.EvaluatePod(version, &template.ObjectMeta, &template.Spec) {
		if !result.Allowed {
			forbidden = append(forbidden, result)
		}
	}
	return forbidden
}

type recorder func(text string)

func (r recorder) AddWarning(_, text string) { r(text) }
