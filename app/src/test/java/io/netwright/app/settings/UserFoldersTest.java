package io.netwright.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;

class UserFoldersTest {
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    Linux,      '',     /home/a/.config/netwright
                    Linux,      /conf,  /conf/netwright
                    Mac OS X,   /conf,  /home/a/Library/Application Support/Netwright
                    Windows 11, /conf,  /conf/Netwright
                    """)
    void followsTheSystem(String system, String variable, String config) {
        var folders = UserFolders.of(system, Path.of("/home/a"), _ -> variable);
        assertThat(folders.config()).isEqualTo(Path.of(config));
    }
}
