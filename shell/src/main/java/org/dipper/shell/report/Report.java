package org.dipper.shell.report;

import java.util.List;
import org.dipper.shell.view.Language;

/**
 * What a page tells.
 *
 * @param language the language of everything in it
 * @param title its heading
 * @param subtitle one line under it
 * @param figures the key figures
 * @param sections the sections in order
 * @param provenance what the numbers were made from
 */
public record Report(
        Language language,
        String title,
        String subtitle,
        List<Figure> figures,
        List<Section> sections,
        List<Figure> provenance) {
    public Report {
        figures = List.copyOf(figures);
        sections = List.copyOf(sections);
        provenance = List.copyOf(provenance);
    }
}
