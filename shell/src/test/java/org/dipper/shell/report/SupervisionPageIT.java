package org.dipper.shell.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.dipper.shell.read.PublishedTables;
import org.dipper.shell.read.SampleSupervision;
import org.dipper.shell.view.Language;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Looks at the supervisor's page in headless Chromium; runs with the profile {@code browser}. */
@DisplayName("The supervisor's page in a browser")
class SupervisionPageIT {
    /** Stands in a copy of the page: tells of errors, of charts that stayed empty, of links without target, of folds. */
    private static final String LOOK = """
            <script>
            addEventListener("load", () => {
              const say = (name, value) => document.documentElement.setAttribute("data-" + name, String(value));
              const canvases = [...document.querySelectorAll("canvas")];
              const drawn = canvases.filter((canvas) => {
                const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
                let marks = 0;
                for (let i = 3; i < pixels.length; i += 4) { if (pixels[i] > 0) { marks++; } }
                return marks > 200;
              });
              say("canvases", canvases.length);
              say("drawn", drawn.length);
              const links = [...document.querySelectorAll("a[href^='#']")];
              say("links", links.length);
              say("broken", links.filter((a) => !document.getElementById(a.getAttribute("href").slice(1))).length);
              const lead = document.querySelector("details");
              say("folded", !lead.open);
              location.hash = "#" + lead.id;
              setTimeout(() => say("unfolded", lead.open), 50);
            });
            </script>
            """;

    @TempDir
    static Path folder;

    private static String browser;

    @BeforeAll
    static void findBrowser() {
        browser = Stream.of(
                        Optional.ofNullable(System.getenv("CHROMIUM")),
                        Optional.of("/usr/bin/chromium"),
                        Optional.of("/usr/bin/chromium-browser"),
                        Optional.of("/usr/bin/google-chrome"))
                .flatMap(Optional::stream)
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElse("");
        Assumptions.assumeFalse(
                browser.isEmpty(), "No Chromium here: install the package chromium, or set CHROMIUM to its path.");
        SampleSupervision.write(folder.resolve("warehouse"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void draws_every_chart_follows_every_link_and_reports_no_error(final Language language) throws Exception {
        final PublishedTables published =
                PublishedTables.open(folder.resolve("warehouse").toString());
        final String page = ReportPage.of(SupervisionReport.of(
                new SupervisionTables(
                        published, published.find("indicator:2024").orElseThrow(), "2024", Optional.empty()),
                language));
        final Path file = folder.resolve("page-" + language.code() + ".html");
        Files.writeString(file, page.replace("</body>", LOOK + "</body>"));

        final Seen seen = look(file);

        assertThat(seen.errors()).isEmpty();
        final String canvases = seen.told("canvases");
        assertThat(Integer.parseInt(canvases)).isGreaterThanOrEqualTo(3);
        assertThat(seen.told("drawn")).isEqualTo(canvases);
        assertThat(Integer.parseInt(seen.told("links"))).isGreaterThan(5);
        assertThat(seen.told("broken")).isEqualTo("0");
        assertThat(seen.told("folded")).isEqualTo("true");
        assertThat(seen.told("unfolded")).isEqualTo("true");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void would_be_found_out_where_a_chart_stayed_empty_or_a_script_failed(final Language language) throws Exception {
        final Path file = folder.resolve("broken-" + language.code() + ".html");
        Files.writeString(
                file,
                "<!DOCTYPE html><html><body><canvas width=\"50\" height=\"50\"></canvas><details id=\"a\"></details>"
                        + "<a href=\"#nowhere\">x</a><script>missing();</script>" + LOOK + "</body></html>");

        final Seen seen = look(file);

        assertThat(seen.errors()).isNotEmpty();
        assertThat(seen.told("drawn")).isEqualTo("0");
        assertThat(seen.told("broken")).isEqualTo("1");
    }

    /** What the browser made of a page: its document, and what its console told. */
    private record Seen(String document, List<String> errors) {
        String told(final String name) {
            final int start = document.indexOf("data-" + name + "=\"");
            assertThat(start)
                    .as("data-" + name + " in " + document.substring(0, Math.min(600, document.length())))
                    .isPositive();
            final int value = start + name.length() + 7;
            return document.substring(value, document.indexOf('"', value));
        }
    }

    private static Seen look(final Path file) throws IOException, InterruptedException {
        final Path document = Files.createTempFile(folder, "dom", ".html");
        final Path console = Files.createTempFile(folder, "console", ".txt");
        final Process process = new ProcessBuilder(
                        browser,
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--no-first-run",
                        "--user-data-dir=" + Files.createTempDirectory(folder, "profile"),
                        "--window-size=1200,3000",
                        "--enable-logging=stderr",
                        "--virtual-time-budget=10000",
                        "--dump-dom",
                        file.toUri().toString())
                .redirectOutput(document.toFile())
                .redirectError(console.toFile())
                .start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("The browser did not come to an end in 120 seconds");
        }
        final List<String> errors = Files.readAllLines(console, StandardCharsets.UTF_8).stream()
                .filter(line -> line.contains(":CONSOLE"))
                .toList();
        return new Seen(Files.readString(document), errors);
    }
}
