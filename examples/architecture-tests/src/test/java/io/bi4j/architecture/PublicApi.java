package io.bi4j.architecture;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a host's code can name, and the types that appear in its signatures. */
final class PublicApi {
  private static final Set<JavaModifier> REACHABLE =
      Set.of(JavaModifier.PUBLIC, JavaModifier.PROTECTED);

  private PublicApi() {}

  static boolean isInternal(String packageName) {
    return List.of(packageName.split("\\.")).contains("internal");
  }

  /** Whether code outside the module can name the type. */
  static boolean isReachable(JavaClass type) {
    return !isInternal(type.getPackageName())
        && hasReach(type.getModifiers())
        && type.getEnclosingClass().map(PublicApi::isReachable).orElse(true);
  }

  /** Each type that a signature of the class names, with the place: "Type.member names other". */
  static Stream<Mention> mentions(JavaClass type) {
    return Stream.of(
            Stream.of(type.getSuperclass(), Optional.<JavaType>empty())
                .flatMap(Optional::stream)
                .flatMap(above -> mention(type, "", above)),
            type.getInterfaces().stream().flatMap(above -> mention(type, "", above)),
            type.getTypeParameters().stream().flatMap(parameter -> mention(type, "", parameter)),
            annotations(type, "", type.getAnnotations()),
            type.getMembers().stream()
                .filter(member -> hasReach(member.getModifiers()))
                .flatMap(member -> mentions(type, member)))
        .flatMap(mentions -> mentions)
        .filter(mention -> !mention.named().equals("java.lang.Object"));
  }

  private static Stream<Mention> mentions(JavaClass type, JavaMember member) {
    String place = "." + member.getName();
    Stream<Mention> annotations = annotations(type, place, member.getAnnotations());
    if (member instanceof JavaField field) {
      return Stream.concat(annotations, mention(type, place, field.getType()));
    }
    JavaCodeUnit unit = (JavaCodeUnit) member;
    return Stream.of(
            annotations,
            mention(type, place, unit.getReturnType()),
            unit.getParameterTypes().stream().flatMap(p -> mention(type, place, p)),
            unit.getTypeParameters().stream().flatMap(p -> mention(type, place, p)),
            unit.getExceptionTypes().stream().flatMap(e -> mention(type, place, e)))
        .flatMap(mentions -> mentions);
  }

  private static Stream<Mention> annotations(
      JavaClass type, String place, Set<? extends JavaAnnotation<?>> annotations) {
    return annotations.stream()
        .map(annotation -> new Mention(type, place, annotation.getRawType().getName()));
  }

  private static Stream<Mention> mention(JavaClass type, String place, JavaType named) {
    return named.getAllInvolvedRawTypes().stream()
        .map(JavaClass::getBaseComponentType)
        .filter(raw -> !raw.isPrimitive())
        .map(raw -> new Mention(type, place, raw.getName()));
  }

  private static boolean hasReach(Set<JavaModifier> modifiers) {
    return modifiers.stream().anyMatch(REACHABLE::contains);
  }

  /** A signature at {@code place} (empty for the type itself) names another type. */
  record Mention(JavaClass type, String place, String named) {
    String where() {
      return type.getName() + place;
    }

    @Override
    public String toString() {
      return where() + " names " + named;
    }
  }
}
