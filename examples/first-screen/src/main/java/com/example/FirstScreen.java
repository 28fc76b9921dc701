package com.example;

import io.bi4j.core.Version;

/** The program of the README's first screen; the lines between the marks are printed there. */
public final class FirstScreen {
  private FirstScreen() {}

  public static void main(String[] arguments) {
    // README begins
    System.out.println("BI4J " + Version.current());
    // README ends
  }
}
