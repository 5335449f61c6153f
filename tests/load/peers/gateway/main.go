// The peer of the gateway's goals: what a team would put in front of the service had they grpc-gateway, with JSON as ours
// prints it. Its handlers are generated from descriptors derived by derive_descriptors.py.
package main

import (
	"context"
	"flag"
	"log"
	"net"
	"net/http"

	"github.com/grpc-ecosystem/grpc-gateway/runtime"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"

	indicators "copperplate/indicators/v1"
)

func main() {
	listen := flag.String("listen", "127.0.0.1:0", "host:port of plain HTTP")
	backend := flag.String("backend", "", "host:port of the service, TLS")
	authority := flag.String("backend_ca_file", "", "PEM of the authority of the service's certificate")
	flag.Parse()

	trusted, err := credentials.NewClientTLSFromFile(*authority, "")
	if err != nil {
		log.Fatal(err)
	}
	connection, err := grpc.Dial(*backend, grpc.WithTransportCredentials(trusted))
	if err != nil {
		log.Fatal(err)
	}
	handler := runtime.NewServeMux(
		runtime.WithMarshalerOption(runtime.MIMEWildcard, &runtime.JSONPb{OrigName: false, EmitDefaults: true}))
	for _, register := range []func(context.Context, *runtime.ServeMux, *grpc.ClientConn) error{
		indicators.RegisterAreaServiceHandler,
		indicators.RegisterDashboardServiceHandler,
	} {
		if err := register(context.Background(), handler, connection); err != nil {
			log.Fatal(err)
		}
	}
	listener, err := net.Listen("tcp", *listen)
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(http.Serve(listener, handler))
}
