package org.dipper.reliability;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A standalone master and two workers of one core each on loopback, from the distribution's own jars. */
final class Cluster implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Distribution distribution;
    private final Path folder;
    private final int port;
    private final int webPort;
    private final List<ChildJvm> processes = new ArrayList<>();

    private Cluster(final Distribution distribution, final Path folder) throws IOException {
        this.distribution = distribution;
        this.folder = Files.createDirectories(folder);
        this.port = freePort();
        this.webPort = freePort();
    }

    static Cluster start(final Distribution distribution, final Path folder) throws Exception {
        final Cluster cluster = new Cluster(distribution, folder);
        try {
            cluster.launch(
                    "master",
                    "org.apache.spark.deploy.master.Master",
                    List.of("--host", HOST, "--port", "" + cluster.port, "--webui-port", "" + cluster.webPort));
            cluster.awaitsWorkers(0);
            cluster.worker("worker-1");
            cluster.worker("worker-2");
            cluster.awaitsWorkers(2);
            return cluster;
        } catch (Exception | Error failure) {
            cluster.close();
            throw failure;
        }
    }

    String url() {
        return "spark://" + HOST + ":" + port;
    }

    /** What a driver needs to be reached on loopback, and executors that fit the workers. */
    List<String> submitOptions() {
        return List.of(
                "--master",
                url(),
                "--driver-memory",
                "1g",
                "--conf",
                "spark.driver.host=" + HOST,
                "--conf",
                "spark.driver.bindAddress=" + HOST,
                "--conf",
                "spark.executor.memory=600m",
                "--conf",
                "spark.executor.cores=1");
    }

    ChildJvm worker(final int number) {
        return processes.get(number);
    }

    String logs() throws IOException {
        final StringBuilder all = new StringBuilder();
        for (final ChildJvm process : processes) {
            all.append(process.log()).append('\n');
        }
        return all.toString();
    }

    @Override
    public void close() throws InterruptedException {
        for (final ChildJvm process : processes) {
            process.kill();
        }
    }

    private void worker(final String name) {
        launch(
                name,
                "org.apache.spark.deploy.worker.Worker",
                List.of(
                        "--host",
                        HOST,
                        "--webui-port",
                        "0",
                        "-c",
                        "1",
                        "-m",
                        "1g",
                        "-d",
                        "" + folder.resolve(name),
                        url()));
    }

    private void launch(final String name, final String mainClass, final List<String> arguments) {
        // A worker starts executors from the jars of SPARK_HOME.
        final Map<String, String> environment = Map.of(
                "SPARK_HOME", distribution.home().toString(), "SPARK_SCALA_VERSION", "2.13", "SPARK_LOCAL_IP", HOST);
        processes.add(ChildJvm.java(
                distribution.classPath(),
                List.of("-Xmx256m"),
                environment,
                folder.resolve(name + ".log"),
                mainClass,
                arguments));
    }

    private void awaitsWorkers(final int number) throws IOException, InterruptedException {
        final HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + HOST + ":" + webPort + "/json/"))
                .timeout(Duration.ofSeconds(10))
                .build();
        final HttpClient client = HttpClient.newHttpClient();
        final long until = System.nanoTime() + PATIENCE.toNanos();
        String last = "nothing";
        while (System.nanoTime() < until) {
            try {
                last = client.send(request, HttpResponse.BodyHandlers.ofString())
                        .body();
                if (last.replace(" ", "").contains("\"aliveworkers\":" + number)) {
                    return;
                }
            } catch (IOException notUpYet) {
                last = String.valueOf(notUpYet);
            }
            Thread.sleep(200);
        }
        throw new IllegalStateException(
                "No cluster of " + number + " workers; the master says " + last + "\n" + logs());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        }
    }
}
