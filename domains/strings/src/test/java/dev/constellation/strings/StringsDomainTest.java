package dev.constellation.strings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.constellation.core.domain.Domain;
import org.junit.jupiter.api.Test;

class StringsDomainTest {
    private final Domain domain = Domain.find("strings").orElseThrow();

    @Test
    void theDomainIsFoundByItsName() {
        assertThat(domain).isInstanceOf(StringsDomain.class);
        assertThat(domain.profiles()).containsExactly("rf", "ff", "ff-strict");
        assertThat(domain.families()).containsExactly("tinylm", "chat", "brief");
        assertThat(domain.realBanks()).containsExactly("bustle38", "sygus89");
    }

    @Test
    void itsDigestIsStable() {
        assertThat(new StringsDomain().digest()).isEqualTo(domain.digest()).hasSize(32);
    }

    @Test
    void whatDoesNotExistIsRefusedWithWhatDoes() {
        assertThatThrownBy(() -> domain.language("py"))
                .hasMessage("profile: \"py\" does not exist, allowed are [rf, ff, ff-strict]");
        assertThatThrownBy(() -> domain.prompts("gpt"))
                .hasMessage("family: \"gpt\" does not exist, allowed are [tinylm, chat, brief]");
    }
}
