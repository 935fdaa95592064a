package dev.constellation.report;

import dev.constellation.core.analysis.Analysis;
import dev.constellation.core.analysis.BankResult;
import dev.constellation.core.analysis.StudyData;
import dev.constellation.core.study.StudyDefinition;

/** The result of a study as plain text of at most 100 columns, for the command line. */
public final class TextTables {
    private TextTables() {}

    /** Tables, costs and a verdict in words. */
    public static String of(StudyDefinition definition, Analysis analysis, StudyData data) {
        TextLayout text = new TextLayout();
        text.heading("Study " + definition.name());
        text.paragraph(Methods.study(definition));
        for (BankResult bank : analysis.banks()) {
            text.heading("Bank " + bank.bank());
            text.paragraph(Methods.bank(bank));
            new BankTables(bank, analysis.k()).brief().forEach(text::table);
        }
        if (!analysis.primary().isEmpty()) {
            text.heading("Declared before the study");
            text.table(StudyTables.primary(analysis));
        }
        if (!data.costs().isEmpty()) {
            text.heading("Costs");
            text.table(StudyTables.costs(data));
            if (!data.roundCosts().isEmpty()) {
                text.table(StudyTables.roundCosts(data));
            }
        }
        text.heading("Verdict");
        Verdict.of(analysis).forEach(text::paragraph);
        text.paragraph("Report digest " + analysis.digest());
        return text.toString();
    }
}
