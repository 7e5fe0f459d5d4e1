"""Text to vectors and vectors to labels: numpy only, neither Rasa nor TensorFlow."""
