package dev.gradtwin.compare.subject.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gradtwin.compare.file.InputException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
  /** What {@code shlex.split(text)} of Python 3 answers. */
  static Stream<Arguments> asPythonSplits() {
    return Stream.of(
        row("a b  c", "a", "b", "c"),
        row("a\tb\nc", "a", "b", "c"),
        row(" a ", "a"),
        row("'a b' c", "a b", "c"),
        row("\"a b\" c", "a b", "c"),
        row("a'b'c\"d\"", "abcd"),
        row("a\"\"b", "ab"),
        row("''", ""),
        row("\"\"", ""),
        row("a '' b", "a", "", "b"),
        row("a\\ b", "a b"),
        row("\\a", "a"),
        row("\\\\", "\\"),
        row("a\\'b", "a'b"),
        row("'a\\b'", "a\\b"),
        row("'a\"b'", "a\"b"),
        row("\"a'b\"", "a'b"),
        row("\"a\\\"b\"", "a\"b"),
        row("\"a\\\\b\"", "a\\b"),
        row("\"a\\nb\"", "a\\nb"),
        row("'a\nb'", "a\nb"),
        row("#a b", "#a", "b"),
        row("a#b", "a#b"),
        row("a $HOME *", "a", "$HOME", "*"),
        row("$(x y)", "$(x", "y)"),
        row("a|b;c", "a|b;c"),
        row("ü '日 本'", "ü", "日 本"),
        row("C:\\x", "C:x"),
        row("'C:\\x y'", "C:\\x y"));
  }

  /** What sh does and Python does not: it keeps these backslashes. */
  static Stream<Arguments> asOnlyShellsSplit() {
    return Stream.of(
        row("\"a\\$b\"", "a$b"),
        row("\"a\\`b\"", "a`b"),
        row("a\\\nb", "ab"),
        row("\"a\\\nb\"", "ab"),
        row("a \\\n b", "a", "b"));
  }

  private static Arguments row(String text, String... words) {
    return Arguments.of(text, List.of(words));
  }

  @ParameterizedTest
  @MethodSource({"asPythonSplits", "asOnlyShellsSplit"})
  void splitsAsShellsDo(String text, List<String> words) {
    assertThat(Words.of(text)).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'a", "a 'b c", "a'"})
  void aSingleQuoteHasToBeClosed(String text) {
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> Words.of(text))
        .withMessage("the command has a ' that is not closed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"a", "a\"", "\"a\\\"", "\"a'b'"})
  void aDoubleQuoteHasToBeClosed(String text) {
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> Words.of(text))
        .withMessage("the command has a \" that is not closed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\", "\\", "\"a\\"})
  void aBackslashNeedsSomethingBehindIt(String text) {
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> Words.of(text))
        .withMessage("expected something after the last backslash of the command");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\t\n", "\\\n"})
  void thereHasToBeAWord(String text) {
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> Words.of(text))
        .withMessage("expected a command, found an empty text");
  }

  /** The note for Windows in the Javadoc. */
  @Test
  void windowsPathsNeedQuotesOrSlashes() {
    assertThat(Words.of("C:\\net.exe 'C:\\net.exe' \"C:\\net.exe\" C:/net.exe"))
        .containsExactly("C:net.exe", "C:\\net.exe", "C:\\net.exe", "C:/net.exe");
  }
}
