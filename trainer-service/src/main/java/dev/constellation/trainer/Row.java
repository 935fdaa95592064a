package dev.constellation.trainer;

/**
 * One line of a training file.
 *
 * @param prompt what the model is given
 * @param completion what it learns to answer
 * @param weight factor of the row's loss
 */
record Row(String prompt, String completion, double weight) {}
