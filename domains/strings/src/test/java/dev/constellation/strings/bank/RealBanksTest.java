package dev.constellation.strings.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.constellation.core.domain.RealBank;
import dev.constellation.core.domain.RealBank.Exclusion;
import dev.constellation.core.domain.Split;
import dev.constellation.strings.language.Profile;
import org.junit.jupiter.api.Test;

class RealBanksTest {
    private final RealBanks banks = new RealBanks("strings");

    @Test
    void bustleHoldsItsOwnTestRowsOut() {
        RealBank bank = banks.read("bustle38", Profile.FF, 2);
        assertThat(bank.tasks()).hasSize(38).allSatisfy(task -> {
            assertThat(task.heldOutFrom()).isLessThan(task.examples().size());
            assertThat(new Split(1, 2).suits(task)).isTrue();
            assertThat(task.secretProgram()).isNull();
        });
        assertThat(bank.exclusions()).isEmpty();
    }

    @Test
    void tasksWithTooFewRowsAreListed() {
        RealBank bank = banks.read("sygus89", Profile.FF, 2);
        assertThat(bank.tasks().size() + bank.exclusions().size()).isEqualTo(89);
        assertThat(bank.exclusions())
                .contains(new Exclusion("17212077.sl", "3 rows, 2 visible ones leave fewer than 2 held out"));
        assertThat(bank.tasks()).allMatch(task -> new Split(1, 2).suits(task));
    }

    @Test
    void moreVisibleRowsThanMayBeShownAreAReason() {
        RealBank bank = banks.read("bustle38", Profile.FF, 3);
        assertThat(bank.exclusions())
                .contains(new Exclusion("prependMr", "2 of its rows may be visible, 3 are asked for"));
    }

    @Test
    void theReferenceProfileTakesOneColumn() {
        RealBank bank = banks.read("bustle38", Profile.RF, 2);
        assertThat(bank.tasks()).allMatch(task -> task.stratum().equals("1 column"));
        assertThat(bank.exclusions()).contains(new Exclusion("stringEqual", "a row of 2 columns, profile rf takes 1"));
    }

    @Test
    void anUnknownBankIsRefusedWithThoseThatExist() {
        assertThatThrownBy(() -> banks.read("prose", Profile.FF, 2))
                .hasMessage("bank: \"prose\" does not exist, allowed are [bustle38, sygus89]");
    }
}
