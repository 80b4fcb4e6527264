package org.apache.spark.deploy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Stands in for a job process in tests: what it does is told by {@code --source}. Answers with the arguments it got. */
public final class SparkSubmit {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private SparkSubmit() {}

    public static void main(final String[] words) throws IOException, InterruptedException {
        final List<String> all = Arrays.asList(words);
        final List<String> job = all.subList(all.indexOf("--class") + 3, all.size());
        if (!job.get(0).equals("serve")) {
            System.exit(run(job));
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                final int code =
                        run(List.of(line.replaceAll("^\\[\"|\"\\]$", "").split("\",\"", -1)));
                OUT.println("{\"event\":\"finished\",\"code\":" + code + "}");
            }
        }
    }

    private static int run(final List<String> job) throws InterruptedException {
        OUT.println(
                "{\"event\":\"progress\",\"step\":\"read\",\"labelEn\":\"reading\",\"labelZh\":\"读取\",\"done\":1,\"total\":4}");
        OUT.println("log text that is no event");
        final String source = job.contains("--source") ? job.get(job.indexOf("--source") + 1) : "";
        switch (source) {
            case "refused":
                OUT.println(
                        "{\"event\":\"failure\",\"code\":3,\"what\":\"The file is refused.\",\"why\":\"It has no header.\","
                                + "\"fix\":\"Add one.\",\"detail\":\"java.lang.Trace\"}");
                return 3;
            case "crash":
                System.err.println("java.lang.OutOfMemoryError: Java heap space");
                System.exit(9);
                return 9;
            case "sleep":
                Thread.sleep(60_000);
                return 0;
            default:
                OUT.println("{\"event\":\"notice\",\"textEn\":\"A notice.\",\"textZh\":\"提示。\"}");
                OUT.println("{\"event\":\"result\",\"answer\":{\"read\":3,\"accepted\":3,\"read_fen\":123456,\"pid\":"
                        + ProcessHandle.current().pid() + ",\"arguments\":\""
                        + String.join("|", job).replace("\"", "\\\"") + "\"}}");
                return 0;
        }
    }
}
